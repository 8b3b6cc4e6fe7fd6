"""The improvement plans of the demo: which tips an employer chose, for when, and what came of it."""

from datetime import date, timedelta
from random import Random

from assessments.models import Assessment
from assessments.responses import AnswerSheet
from assessments.scoring import score_sheet
from organisations.models import SizeClass
from reports.advice import propose, rank_tips, weigh_tip
from reports.demo.accounts import ADMINS
from reports.demo.answers import load_content
from reports.demo.chance import dice
from reports.demo.moments import Moments
from reports.demo.sector import LAST_YEAR, Employer
from reports.models import ActionStatus, PlanAction
from reports.services.plan import ActionDraft, add_action, carry_over_actions, change_action, choose_tip
from reports.tip_files import load_tips, tips_by_slug
from reports.tips import Tip

WEAKEST, MOST_CHOSEN = 3, 6
# What becomes of an action that is not done: dropped, started, or else nothing yet.
DROPPED, STARTED = 0.08, 0.55
# In the last year a plan runs for some months only.
DONE_SO_FAR = 0.45
OWN_ACTION = 0.25
BUDGETS = (None, None, 400, 1500, 3500, 9000)


def make_plan(
    employer: Employer, assessment: Assessment, sheet: AnswerSheet, from_flex: tuple[Tip, ...], *, by, moments: Moments
) -> tuple[Tip, ...]:
    """Make the plan, with the tips from the Flex Diagnose, and tell how it went; returns the tips that were done."""
    at = moments.planned
    carried = carry_over_actions(assessment, by=by, at=at)
    chosen = choose_tips(sheet, {action.tip for action in carried}, is_thorough=employer.kvk in ADMINS)
    for tip in (*chosen, *from_flex):
        choose_tip(assessment, tip, by=by, at=at)
    rolled = dice(employer.kvk, assessment.year, "eigen maatregel")
    if rolled.random() < OWN_ACTION:
        own = ActionDraft(**rolled.choice(load_content()["own_actions"]))
        if not assessment.plan_actions.filter(title=own.title).exists():  # it may have come along from last year
            add_action(assessment, own, by=by, at=at)
    actions = list(assessment.plan_actions.order_by("id"))
    done = [action for action in actions if _carry_out(employer, action, by=by, moments=moments)]
    return tuple(tips_by_slug()[action.tip] for action in done if action.tip)


def choose_tips(sheet: AnswerSheet, in_plan: set[str], *, is_thorough: bool) -> tuple[Tip, ...]:
    """The best proposals where someone looks; elsewhere an easy tip that helps for each of the weakest indicators."""
    if is_thorough:
        return tuple(weighed.tip for weighed in propose(rank_tips(sheet, load_tips())))[:MOST_CHOSEN]
    card = score_sheet(sheet)
    scored = sorted((score for score in card.indicators if score.score is not None), key=lambda score: score.score)
    found = (_easy_tip(score.indicator.slug, sheet, card, in_plan) for score in scored[:WEAKEST])
    return tuple(tip for tip in found if tip)


def _easy_tip(indicator: str, sheet: AnswerSheet, card, in_plan: set[str]) -> Tip | None:
    suiting = (tip for tip in load_tips() if tip.indicator == indicator and sheet.size_class in tip.sizes)
    candidates = sorted((t for t in suiting if t.slug not in in_plan), key=lambda tip: tip.effort.weight)
    return next((tip for tip in candidates if weigh_tip(tip, sheet, card).gains), None)


def _carry_out(employer: Employer, action: PlanAction, *, by, moments: Moments) -> bool:
    """Whether it was done."""
    assessment = action.assessment
    rolled = dice(employer.kvk, assessment.year, action.tip or action.title)
    budgets = BUDGETS[:-2] if assessment.size_class == SizeClass.MICRO else BUDGETS
    status = _status(employer, assessment.year, rolled)
    draft = ActionDraft(
        title=action.title,
        indicator=action.indicator,
        what=action.what,
        owner_function=_owner(action),
        deadline=_deadline(assessment.year, rolled),
        budget=rolled.choice(budgets),
        status=status,
        status_reason=rolled.choice(load_content()["reasons"]["dropped"]) if status == ActionStatus.DROPPED else "",
    )
    change_action(action, draft, by=by, at=moments.planned + timedelta(days=rolled.randint(20, 150)))
    return status == ActionStatus.DONE


def _owner(action: PlanAction) -> str:
    who = tips_by_slug()[action.tip].who if action.tip else action.owner_function
    return who[:1].upper() + who[1:]


def _status(employer: Employer, year: int, rolled: Random) -> ActionStatus:
    done = employer.character.drive * (DONE_SO_FAR if year == LAST_YEAR else 1)
    if rolled.random() < done:
        return ActionStatus.DONE
    left = rolled.random()
    if left < DROPPED:
        return ActionStatus.DROPPED
    return ActionStatus.STARTED if left < STARTED else ActionStatus.PLANNED


def _deadline(year: int, rolled: Random) -> date:
    return rolled.choice((date(year, 9, 1), date(year, 10, 1), date(year, 12, 15), date(year + 1, 2, 1)))
