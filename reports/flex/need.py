"""Step 1, the need: what the hours tell, as on the page of the hours, and the causes that were named. Pure."""

from dataclasses import dataclass

from assessments.flex_diagnose.demand_page import DemandPage, build_demand_page
from assessments.flex_diagnose.diagnosis import FlexDiagnosis
from assessments.flex_diagnose.words import STAND_IN, WITHIN
from assessments.questionnaire import Option
from assessments.responses import AnswerSheet, Standing
from reports.documents.tables import Column, Table
from reports.flex.record import FlexRecord
from reports.flex.tips import FlexTip

WHERE, CAUSES = "flex-piek-binnen", "flex-oorzaken"
NO_TIP = "daar hebben wij geen tip voor"


@dataclass(frozen=True, slots=True)
class NeedPart:
    """`within`: what the answer about where the peak lies means; empty where it means nothing.

    `page` None: the hours were not filled in. A table is None where there is nothing for it.
    """

    within: str
    page: DemandPage | None
    sentences: tuple[str, ...]
    extremes: Table | None
    periods: Table | None
    causes: Table | None


def build_need_part(record: FlexRecord, diagnosis: FlexDiagnosis | None, tips: tuple[FlexTip, ...]) -> NeedPart:
    peak = next((option.slug for option in _chosen(record.sheet, WHERE)), "")
    page = None
    if diagnosis:
        page = build_demand_page(diagnosis.demand, diagnosis.structural, record.measure, peak)
    return NeedPart(
        within=WITHIN.get(peak, ""),
        page=page,
        sentences=_sentences(page) if page else (),
        extremes=_extremes(page) if page else None,
        periods=_periods(page) if page else None,
        causes=_causes(record.sheet, tips),
    )


def _chosen(sheet: AnswerSheet, slug: str) -> tuple[Option, ...]:
    """The options that were ticked; none where the question is open, unknown or not asked."""
    question = sheet.edition.question(slug)
    if question is None or sheet.standing(question) is not Standing.ANSWERED:
        return ()
    return tuple(question.option(option) for option in sheet.responses[slug].options)


def _sentences(page: DemandPage) -> tuple[str, ...]:
    span = f"Dit zijn de gewerkte uren van {page.span}. {STAND_IN}"
    return span, page.variation, page.season, page.foreseen, *page.others


def _extremes(page: DemandPage) -> Table | None:
    labels = (
        Column("Periode", "wide"),
        Column("Wat", "short"),
        Column("Uren", "number"),
        Column("Bij de trend", "number"),
    )
    note = "De uren zijn die u invulde. Het verschil met de trend is gecorrigeerd voor het aantal werkdagen."
    return Table("De grootste pieken en dalen", labels, page.extremes, note) if page.extremes else None


def _periods(page: DemandPage) -> Table:
    first, *others = page.headers
    heads = (Column(first, "wide"), *(Column(label, "number") for label in others))
    note = "Trend, seizoen en rest zijn samen de gecorrigeerde uren."
    return Table("De uren per periode", heads, page.rows, note)


def _causes(sheet: AnswerSheet, tips: tuple[FlexTip, ...]) -> Table | None:
    rows = tuple((option.text, _titles(option.slug, tips)) for option in _chosen(sheet, CAUSES))
    heads = (Column("Oorzaak", "wide"), Column("Wat u eraan kunt doen"))
    return Table("De oorzaken die u noemde", heads, rows) if rows else None


def _titles(cause: str, tips: tuple[FlexTip, ...]) -> str:
    return "; ".join(each.tip.title for each in tips if cause in each.causes) or NO_TIP
