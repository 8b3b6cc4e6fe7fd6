"""The result page of the Flex Diagnose: its result, its drawings, its tips as cards, and what the visitor may do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assessments.questionnaire import Indicator
from assessments.selectors import Workspace, takes_flex
from charts import plot, rows
from charts.bars import StackedChart
from charts.capacity import CapacityChart
from organisations.access import Action
from reports.council.record import status_line
from reports.council.record_selectors import council_standing_of
from reports.flex.drawings import draw_capacity, draw_mixes
from reports.flex.mix import alternatives_of
from reports.flex.record import FlexRecord
from reports.flex.result import INSPIRED, JOBS, NEED, OWN, TOGETHER, FlexResult, build_flex_result
from reports.flex.selectors import flex_record_of
from reports.flex.triangle import STEP as TRIANGLE
from reports.forms.flex import SlackForm
from reports.plan_page import TipCard, flex_cards, read_advice
from reports.plan_selectors import is_plan_open
from reports.tip_files import load_tips

# The others stand in the plan.
MOST_CARDS = 3

Chart = CapacityChart | StackedChart


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart in both sizes."""

    wide: Chart
    narrow: Chart


@dataclass(frozen=True, slots=True)
class Drawings:
    """None for what there are no figures for."""

    capacity: Drawn | None = None
    mixes: Drawn | None = None


@dataclass(frozen=True, slots=True)
class FlexPage:
    """`slack_form` None: there is no mix, or the visitor only reads. `may_fill`: figures and answers can change.

    `more_count`: how many tips stand in the plan only.
    """

    result: FlexResult
    status_line: str
    drawings: Drawings
    cards: tuple[tuple[Indicator, tuple[TipCard, ...]], ...]
    more_count: int
    slack_form: SlackForm | None
    may_fill: bool
    may_choose: bool

    def cards_of(self, *steps: str) -> tuple[TipCard, ...]:
        return tuple(card for step, cards in self.cards for card in cards if step.slug in steps)

    @property
    def need_cards(self) -> tuple[TipCard, ...]:
        return self.cards_of(NEED)

    @property
    def own_cards(self) -> tuple[TipCard, ...]:
        return self.cards_of(OWN)

    @property
    def together_cards(self) -> tuple[TipCard, ...]:
        return self.cards_of(TOGETHER)

    @property
    def jobs_cards(self) -> tuple[TipCard, ...]:
        return self.cards_of(JOBS, TRIANGLE)

    @property
    def all_cards(self) -> tuple[TipCard, ...]:
        return tuple(card for _, cards in self.cards for card in cards)


def build_flex_page(workspace: Workspace, day: date, form: SlackForm | None = None) -> FlexPage:
    """`form`: what was typed as slack, with its mistake."""
    assessment = workspace.assessment
    record = flex_record_of(assessment)
    result = build_flex_result(record, load_tips())
    cards = _cards(workspace, result, day)
    may_fill = workspace.may(Action.ANSWER_ALL) and takes_flex(assessment)
    return FlexPage(
        result=result,
        status_line=f"{status_line(council_standing_of(assessment))}. {INSPIRED}",
        drawings=_drawings(record, result),
        cards=cards,
        more_count=len(result.tips) - sum(len(shown) for _, shown in cards),
        slack_form=(form or _slack_form(record)) if may_fill and result.mix and result.mix.table else None,
        may_fill=may_fill,
        may_choose=workspace.may(Action.PLAN) and is_plan_open(assessment),
    )


def _cards(workspace: Workspace, result: FlexResult, day: date) -> tuple[tuple[Indicator, tuple[TipCard, ...]], ...]:
    """By step, the first few of each; without tips nothing is read."""
    if not result.tips:
        return ()
    advice = read_advice(workspace, day)
    steps = dict.fromkeys(each.step for each in result.tips)
    return tuple((step, flex_cards(result.tips_of(step.slug)[:MOST_CARDS], advice)) for step in steps)


def _slack_form(record: FlexRecord) -> SlackForm:
    return SlackForm(initial={"slack": round(record.capacity.slack_share * 100, 1)})


def _drawings(record: FlexRecord, result: FlexResult) -> Drawings:
    if result.diagnosis is None:
        return Drawings()
    fit, mix = result.diagnosis.fit, result.diagnosis.mix
    return Drawings(
        capacity=_drawn(plot, lambda size: draw_capacity(record.series, fit, size)) if fit else None,
        mixes=_drawn(rows, lambda size: draw_mixes(mix, size)) if mix and alternatives_of(mix) else None,
    )


def _drawn(sizes, draw: Callable[..., Chart]) -> Drawn:
    return Drawn(draw(sizes.WIDE), draw(sizes.NARROW))
