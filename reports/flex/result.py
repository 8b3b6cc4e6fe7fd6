"""The result of the Flex Diagnose in the order of its four steps: words and tables, for page and PDF alike. Pure."""

from dataclasses import dataclass

from assessments.flex_diagnose.diagnosis import FlexDiagnosis, diagnose
from assessments.flex_diagnose.words import share_text, structural_words
from reports.documents.tables import Column, Table
from reports.flex.answers import answer_table, core_table
from reports.flex.capacity import CapacityPart, SharingPart, build_capacity_part, build_sharing_part
from reports.flex.mix import MixPart, build_mix_part
from reports.flex.need import NeedPart, build_need_part
from reports.flex.record import FlexRecord
from reports.flex.tips import FlexTip, flex_tips
from reports.flex.triangle import Triangle, build_triangle
from reports.tips import Tip

MOST_ON_PAPER = 2
NEED, OWN, TOGETHER, JOBS = "flexbehoefte", "intern-flexvermogen", "samenwerken", "goede-banen"
# What every output of the Flex Diagnose says about itself.
INSPIRED = "Geïnspireerd op de vier stappen van TNO"


@dataclass(frozen=True, slots=True)
class FlexResult:
    """A part or table is None where what it needs was not filled in; so is `diagnosis`, which needs hours.

    On the short route only `core` and `tips` are there. `headline`: what a director reads first; empty without figures.
    """

    is_short: bool
    is_empty: bool
    edition: str
    edition_hash: str
    diagnosis: FlexDiagnosis | None
    headline: tuple[str, ...]
    core: Table | None
    need: NeedPart
    capacity: CapacityPart | None
    sharing: SharingPart | None
    mix: MixPart | None
    need_answers: Table | None
    own_answers: Table | None
    together_answers: Table | None
    jobs_answers: Table | None
    triangle: Triangle | None
    tips: tuple[FlexTip, ...]

    @property
    def inspired(self) -> str:
        return INSPIRED

    @property
    def has_hours(self) -> bool:
        return self.need.page is not None

    def tips_of(self, *steps: str) -> tuple[FlexTip, ...]:
        return tuple(each for each in self.tips if each.step.slug in steps)

    @property
    def tip_table(self) -> Table | None:
        """The first few of each step; on paper there is no room for all."""
        steps = dict.fromkeys(each.step.slug for each in self.tips)
        shown = [each for step in steps for each in self.tips_of(step)[:MOST_ON_PAPER]]
        heads = (Column("Tip", "wide"), Column("Eerste stap"), Column("Inspanning", "short"))
        rows = tuple((each.tip.title, each.tip.first_step, str(each.tip.effort)) for each in shown)
        note = f"Dit zijn er {len(shown)} van de {len(self.tips)} die passen." if len(shown) < len(self.tips) else ""
        return Table("Tips die passen bij wat is geantwoord", heads, rows, note) if rows else None


def build_flex_result(record: FlexRecord, tips: tuple[Tip, ...]) -> FlexResult:
    """`tips`: all there are."""
    sheet, series, capacity = record.sheet, record.series, record.capacity
    found = flex_tips(sheet, tips)
    diagnosis = diagnose(series, capacity) if series else None
    fit, mix = (diagnosis.fit, diagnosis.mix) if diagnosis else (None, None)
    return FlexResult(
        is_short=record.is_short,
        is_empty=record.is_empty,
        edition=sheet.edition.title,
        edition_hash=sheet.edition.content_hash,
        diagnosis=diagnosis,
        headline=_headline(record, diagnosis) if diagnosis else (),
        core=core_table(sheet) if record.is_short else None,
        need=build_need_part(record, diagnosis, found),
        capacity=build_capacity_part(series, capacity, fit) if fit else None,
        sharing=build_sharing_part(series, fit) if fit else None,
        mix=build_mix_part(mix, capacity) if mix else None,
        need_answers=answer_table(sheet, NEED),
        own_answers=answer_table(sheet, OWN),
        together_answers=answer_table(sheet, TOGETHER),
        jobs_answers=answer_table(sheet, JOBS),
        triangle=build_triangle(sheet),
        tips=found,
    )


def _headline(record: FlexRecord, diagnosis: FlexDiagnosis) -> tuple[str, ...]:
    told = [structural_words(diagnosis.structural)]
    if diagnosis.fit and diagnosis.fit.internal_share is not None:
        told.append(f"Uw eigen mensen kunnen {share_text(diagnosis.fit.internal_share)} van de pieken opvangen.")
    if diagnosis.mix:
        told += build_mix_part(diagnosis.mix, record.capacity).sentences
    return tuple(told)
