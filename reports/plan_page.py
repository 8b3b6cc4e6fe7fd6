"""What the pages of the improvement plan show: built from rows and the pure core, given to templates as one object."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assessments.edition_files import flex_edition_for
from assessments.questionnaire import Indicator
from assessments.responses import AnswerSheet
from assessments.scores import IndicatorScore, Scorecard
from assessments.scoring import score_sheet
from assessments.selectors import Workspace, answer_sheet
from assessments.wording import points_text, round_half_up
from benchmarks.comparison_selectors import comparison_for
from benchmarks.ladder import Comparison
from organisations.access import Action
from organisations.models import ParticipationForm
from reports.advice import Gain, WeighedTip, project, propose, rank_tips, weigh_tip
from reports.comparison import practice_words
from reports.drawings import slug_of
from reports.flex.tips import FlexTip, flex_tips
from reports.models import ActionStatus, PlanAction
from reports.offer_selectors import offers_for
from reports.offers import Offer, fitting_offers
from reports.plan_selectors import actions_of, is_plan_open, unfinished_last_year
from reports.tip_files import load_tips, tips_by_slug
from reports.tips import Tip


@dataclass(frozen=True, slots=True)
class ShownScore:
    """A score as the score bar takes it: whole points or None, the slug of its band or mark, and its words."""

    points: Decimal | None
    band: str
    word: str


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator now, and with everything in the plan done."""

    indicator: Indicator
    now: ShownScore
    planned: ShownScore

    @property
    def is_change(self) -> bool:
        return self.now != self.planned


@dataclass(frozen=True, slots=True)
class ShownGain:
    """What a tip does on its own to one indicator, in words."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class TipCard:
    """One tip to choose, beside where it helps most.

    `practice`: which share of other employers does it, empty where that is not told; `note`: why there are no gains;
    `action`: it is in the plan.
    """

    tip: Tip
    indicator: Indicator
    gains: tuple[ShownGain, ...]
    practice: str
    note: str
    offers: tuple[Offer, ...] = ()
    action: PlanAction | None = None


@dataclass(frozen=True, slots=True)
class ActionRow:
    action: PlanAction
    indicator: Indicator
    gains: tuple[ShownGain, ...]
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedOffer:
    """An offer of a fund beside everything in the plan that it helps with."""

    offer: Offer
    actions: tuple[PlanAction, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan of one year. While the assessment is (again) a draft, `changes` and `proposals` are empty.

    `may_change`: the visitor makes the plan; who only reads it gets no proposals and no counts of tips. `from_flex` are
    the proposals of the Flex Diagnose.
    """

    may_change: bool
    is_open: bool
    is_scored: bool
    actions: tuple[ActionRow, ...]
    changes: tuple[Change, ...]
    good_enough: tuple[int, int]
    proposals: tuple[TipCard, ...]
    from_flex: tuple[TipCard, ...]
    unfinished: tuple[PlanAction, ...]
    counts: tuple[tuple[Indicator, int], ...]

    @property
    def improved(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.is_change)

    @property
    def offers(self) -> tuple[PlannedOffer, ...]:
        """Each offer once, in the order of the actions."""
        found = {offer: [] for row in self.actions for offer in row.offers}
        for row in self.actions:
            for offer in row.offers:
                found[offer].append(row.action)
        return tuple(PlannedOffer(offer, tuple(actions)) for offer, actions in found.items())


@dataclass(frozen=True, slots=True)
class Advice:
    """What the cards and rows of one page are made from, read once; `flex` are the answers to the Flex Diagnose.

    `scorecard` and `comparison` None: a draft again, with no scores to show and none of others while answering.

    `offers` are those of the funds that the employer joined; which of them fit depends on the tip and the `day`.
    """

    sheet: AnswerSheet
    flex: AnswerSheet
    scorecard: Scorecard | None
    comparison: Comparison | None
    actions: tuple[PlanAction, ...]
    has_council: bool
    offers: tuple[Offer, ...]
    day: date

    @property
    def chosen(self) -> tuple[Tip, ...]:
        """The tips in the plan that were not dropped; a tip that no longer exists has nothing to project."""
        rows = (action for action in self.actions if action.status != ActionStatus.DROPPED)
        return tuple(tips_by_slug()[row.tip] for row in rows if row.tip in tips_by_slug())


def build_plan_page(workspace: Workspace, day: date) -> PlanPage:
    advice, assessment = read_advice(workspace, day), workspace.assessment
    may_change = workspace.may(Action.PLAN)
    planned = project(advice.sheet, advice.chosen)
    now = advice.scorecard
    return PlanPage(
        may_change=may_change,
        is_open=now is not None or is_plan_open(assessment),
        is_scored=now is not None,
        actions=tuple(_row(action, advice) for action in advice.actions),
        changes=_changes(now, planned) if now else (),
        good_enough=(now.good_enough_count, planned.good_enough_count) if now else (0, 0),
        proposals=_proposals(advice) if now and may_change else (),
        from_flex=_from_flex(advice) if now and may_change else (),
        unfinished=tuple(unfinished_last_year(assessment)),
        counts=_counts(advice) if may_change else (),
    )


def build_tip_cards(workspace: Workspace, filters: dict[str, str], day: date) -> tuple[TipCard, ...]:
    """The tips that suit this size and the filters: indicator, vorm, inspanning; empty or absent: all."""
    advice = read_advice(workspace, day)
    tips = [tip for tip in _fitting(filters.get("indicator", ""), advice) if _passes(tip, filters)]
    return tuple(_card(_weighed(tip, advice), advice) for tip in tips)


def tip_card(workspace: Workspace, tip: Tip, day: date) -> TipCard:
    advice = read_advice(workspace, day)
    return _card(_weighed(tip, advice), advice)


def read_advice(workspace: Workspace, day: date) -> Advice:
    assessment = workspace.assessment
    sheet = answer_sheet(assessment)
    return Advice(
        sheet,
        replace(sheet, edition=flex_edition_for(assessment.year)),
        None if assessment.is_draft else score_sheet(sheet),
        None if assessment.is_draft else comparison_for(assessment),
        tuple(actions_of(assessment)),
        workspace.organisation.participation_form == ParticipationForm.WORKS_COUNCIL,
        offers_for(workspace.organisation),
        day,
    )


def flex_cards(found: tuple[FlexTip, ...], advice: Advice) -> tuple[TipCard, ...]:
    """Tips that the Flex Diagnose proposes, in its order."""
    return tuple(_card(_weighed(each.tip, advice), advice) for each in found)


def show_score(score: IndicatorScore) -> ShownScore:
    if score.score is None:
        return ShownScore(None, "", "geen score")
    words = score.held_back or score.band
    return ShownScore(round_half_up(score.score), slug_of(words), str(words))


def gain_words(gain: Gain) -> str:
    """In whole points; what rounds to nothing is said to be less than one."""
    before, after = points_text(gain.before), points_text(gain.after)
    return "minder dan een punt erbij" if before == after else f"van {before} naar {after}"


def _changes(now: Scorecard, planned: Scorecard) -> tuple[Change, ...]:
    pairs = zip(now.indicators, planned.indicators, strict=True)
    return tuple(Change(before.indicator, show_score(before), show_score(after)) for before, after in pairs)


def _proposals(advice: Advice) -> tuple[TipCard, ...]:
    in_plan = {action.tip for action in advice.actions}
    tips = tuple(tip for tip in load_tips() if tip.slug not in in_plan)
    return tuple(_card(weighed, advice) for weighed in propose(rank_tips(advice.sheet, tips, advice.chosen)))


def _from_flex(advice: Advice) -> tuple[TipCard, ...]:
    """What is not in the plan yet."""
    cards = flex_cards(flex_tips(advice.flex, load_tips()), advice)
    return tuple(card for card in cards if card.action is None)


def _counts(advice: Advice) -> tuple[tuple[Indicator, int], ...]:
    """How many tips fit each indicator."""
    return tuple((i, len(_fitting(i.slug, advice))) for i in advice.sheet.edition.indicators)


def _fitting(indicator: str, advice: Advice) -> list[Tip]:
    """The tips for this size, for one indicator or for all."""
    return [t for t in load_tips() if advice.sheet.size_class in t.sizes and indicator in ("", *t.indicators)]


def _passes(tip: Tip, filters: dict[str, str]) -> bool:
    return filters.get("vorm", "") in ("", tip.form) and filters.get("inspanning", "") in ("", tip.effort)


def _weighed(tip: Tip, advice: Advice) -> WeighedTip:
    if advice.scorecard is None:
        return WeighedTip(tip)
    return weigh_tip(tip, advice.sheet, advice.scorecard)


def _card(weighed: WeighedTip, advice: Advice) -> TipCard:
    tip = weighed.tip
    return TipCard(
        tip=tip if advice.has_council else replace(tip, works_council=None),
        indicator=advice.sheet.edition.indicator(weighed.indicator),
        gains=_gains(weighed, advice),
        practice=practice_words(advice.comparison, tip),
        note=_note(weighed, advice),
        offers=_offers(tip.slug, tip.indicator, advice),
        action=next((a for a in advice.actions if a.tip == tip.slug and a.status != ActionStatus.DROPPED), None),
    )


def _gains(weighed: WeighedTip, advice: Advice) -> tuple[ShownGain, ...]:
    edition = advice.sheet.edition
    return tuple(ShownGain(edition.indicator(gain.indicator).title, gain_words(gain)) for gain in weighed.gains)


def _note(weighed: WeighedTip, advice: Advice) -> str:
    if advice.scorecard is None or weighed.gains or not weighed.tip.lifts:
        return ""
    if weighed.unknown:
        return "Geeft antwoord op een vraag die u nog niet kon beantwoorden; punten zijn er dan nog niet."
    return "Geeft bij uw antwoorden geen punten erbij."


def _row(action: PlanAction, advice: Advice) -> ActionRow:
    tip = tips_by_slug().get(action.tip)
    indicator = advice.sheet.edition.indicator(action.indicator)
    if action.status == ActionStatus.DROPPED:
        return ActionRow(action, indicator, ())
    gains = _gains(_weighed(tip, advice), advice) if tip else ()
    return ActionRow(action, indicator, gains, _offers(action.tip, action.indicator, advice))


def _offers(tip: str, indicator: str, advice: Advice) -> tuple[Offer, ...]:
    return fitting_offers(
        advice.offers, tip=tip, indicator=indicator, size_class=advice.sheet.size_class, day=advice.day
    )
