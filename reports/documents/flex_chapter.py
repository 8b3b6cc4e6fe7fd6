"""The Flex Diagnose on paper: its chapter in the annual report, and the document of its own. Pure."""

from dataclasses import dataclass, replace
from datetime import date

from charts.bars import StackedChart
from charts.capacity import CapacityChart
from reports.documents.dossier import Employer
from reports.documents.dutch_dates import date_text
from reports.documents.tables import Table
from reports.flex.drawings import draw_capacity, draw_mixes
from reports.flex.record import FlexRecord
from reports.flex.result import INSPIRED, FlexResult, build_flex_result
from reports.tip_files import load_tips


@dataclass(frozen=True, slots=True)
class FlexChapter:
    """A drawing or table is None where there are no figures for it; tables by period show the last year only."""

    result: FlexResult
    capacity: CapacityChart | None
    mixes: StackedChart | None
    need_periods: Table | None
    capacity_periods: Table | None


@dataclass(frozen=True, slots=True)
class FlexDocument:
    """`fixed_on` empty: the report of this year is a concept still."""

    employer: Employer
    year: int
    printed_on: str
    fixed_on: str
    flex: FlexChapter

    @property
    def is_indication(self) -> bool:
        """There are no scores in it."""
        return False


def build_flex_document(
    employer: Employer, year: int, record: FlexRecord, *, printed_on: date, fixed_on: date | None
) -> FlexDocument:
    """`fixed_on` None: the year is open still, or even a draft; there are no scores in it that would have to wait."""
    employer = replace(employer, status_line=f"{employer.status_line}. {INSPIRED}")
    fixed = date_text(fixed_on) if fixed_on else ""
    return FlexDocument(employer, year, date_text(printed_on), fixed, build_flex_chapter(record))


def build_flex_chapter(record: FlexRecord) -> FlexChapter:
    result = build_flex_result(record, load_tips())
    series, diagnosis = record.series, result.diagnosis
    fit, mix = (diagnosis.fit, diagnosis.mix) if diagnosis else (None, None)
    return FlexChapter(
        result=result,
        capacity=draw_capacity(series, fit) if fit else None,
        mixes=draw_mixes(mix) if mix else None,
        need_periods=_last_year(result.need.periods, series),
        capacity_periods=_last_year(result.capacity.periods, series) if result.capacity else None,
    )


def _last_year(table: Table | None, series) -> Table | None:
    """Five years of weeks would take six pages."""
    if table is None:
        return None
    shown = table.rows[-series.grain.periods_per_year :]
    left_out = len(table.rows) - len(shown)
    note = f"{table.note} Alle {len(table.rows)} perioden staan op de pagina en in de gegevens bij het jaarrapport."
    return replace(table, rows=shown, note=note if left_out else table.note)
