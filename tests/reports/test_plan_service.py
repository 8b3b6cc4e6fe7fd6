"""Changing the improvement plan: what may, what may not, and what is left behind of it."""

from datetime import date

import pytest

from assessments.selectors import answers_by_question
from assessments.services.life_cycle import return_to_draft
from organisations.models import Event
from reports.models import ActionStatus, PlanAction
from reports.plan_selectors import actions_of, unfinished_last_year
from reports.services.plan import (
    ActionConflictError,
    ActionDraft,
    ActionTransitionError,
    ActionUnderWayError,
    DeadlineError,
    PlanNotOpenError,
    ReasonMissingError,
    UnknownIndicatorError,
    add_action,
    carry_over_actions,
    change_action,
    choose_tip,
    drop_action,
)
from reports.tip_files import tips_by_slug
from tests.factories import NOW, make_submitted

TIP = tips_by_slug()["vacature-eerst-van-binnen"]
OWN = ActionDraft("Kantine als overlegplek", "sociale-steun", "Tafels erbij.", "facilitair", "", date(2026, 9, 1), 2500)


def drafted(action, **changes) -> ActionDraft:
    """The action as it is, with these changes."""
    names = ("title", "indicator", "what", "owner_function", "owner_person", "deadline", "budget", "status")
    return ActionDraft(**{name: getattr(action, name) for name in names} | changes)


@pytest.fixture
def chosen(submitted, hr):
    return choose_tip(submitted, TIP, by=hr, at=NOW)


def test_choose_tip_takes_the_texts_of_the_tip(chosen):
    chosen.refresh_from_db()
    assert (chosen.tip, chosen.title, chosen.what, chosen.indicator, chosen.status) == (
        TIP.slug,
        TIP.title,
        TIP.what,
        "capaciteiten-gebruiken",
        ActionStatus.PLANNED,
    )


def test_choose_tip_twice_is_one_action_and_one_event(submitted, hr, chosen):
    assert choose_tip(submitted, TIP, by=hr, at=NOW) == chosen
    assert Event.objects.filter(verb="choose_tip", object=f"2026/{TIP.slug}", actor=hr.user).count() == 1


def test_choose_tip_brings_a_dropped_one_back_with_what_was_agreed(submitted, hr, chosen):
    change_action(
        chosen,
        drafted(chosen, owner_function="HR", status=ActionStatus.DROPPED, status_reason="Geen tijd"),
        by=hr,
        at=NOW,
    )
    again = choose_tip(submitted, TIP, by=hr, at=NOW)
    assert (again.pk, again.status, again.status_reason, again.owner_function) == (
        chosen.pk,
        ActionStatus.PLANNED,
        "",
        "HR",
    )


def test_plan_is_closed_until_the_first_submitting(draft, hr):
    with pytest.raises(PlanNotOpenError):
        choose_tip(draft, TIP, by=hr, at=NOW)
    with pytest.raises(PlanNotOpenError):
        add_action(draft, OWN, by=hr, at=NOW)
    with pytest.raises(PlanNotOpenError):
        carry_over_actions(draft, by=hr, at=NOW)
    assert not PlanAction.objects.exists()


def test_plan_stays_open_when_the_assessment_is_a_draft_again(submitted, hr):
    return_to_draft(submitted, "Een cijfer klopte niet", by=hr, at=NOW)
    assert choose_tip(submitted, TIP, by=hr, at=NOW).pk


def test_add_action_keeps_everything_that_was_written(submitted, hr):
    action = add_action(submitted, OWN, by=hr, at=NOW)
    action.refresh_from_db()
    assert drafted(action) == OWN
    assert action.tip == ""
    assert Event.objects.filter(verb="add_action", object=f"2026/{action.pk}").exists()


def test_add_action_refuses_an_indicator_that_does_not_exist(submitted, hr):
    with pytest.raises(UnknownIndicatorError):
        add_action(submitted, ActionDraft("Iets", "werkgeluk"), by=hr, at=NOW)


@pytest.mark.parametrize("deadline", [date(2025, 12, 31), date(1926, 3, 1)])
def test_a_deadline_before_the_year_is_refused(submitted, hr, deadline):
    with pytest.raises(DeadlineError):
        add_action(submitted, ActionDraft("Iets", "autonomie", deadline=deadline), by=hr, at=NOW)


def test_change_action_refuses_a_step_that_does_not_exist(chosen, hr):
    done = change_action(chosen, drafted(chosen, status=ActionStatus.DONE), by=hr, at=NOW)
    with pytest.raises(ActionTransitionError):
        change_action(done, drafted(done, status=ActionStatus.PLANNED), by=hr, at=NOW)


def test_change_action_refuses_what_was_changed_since_it_was_read(chosen, hr):
    stale = PlanAction.objects.get(pk=chosen.pk)
    change_action(chosen, drafted(chosen, owner_function="Directie"), by=hr, at=NOW)
    with pytest.raises(ActionConflictError):
        change_action(stale, drafted(stale, owner_function="HR"), by=hr, at=NOW)
    stored = PlanAction.objects.get(pk=chosen.pk)
    assert (stored.owner_function, stored.version) == ("Directie", 2)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_change_action_drops_with_a_reason_only(chosen, hr, reason):
    with pytest.raises(ReasonMissingError):
        change_action(chosen, drafted(chosen, status=ActionStatus.DROPPED, status_reason=reason), by=hr, at=NOW)


def test_finishing_flags_the_answers_that_the_tip_changes(submitted, chosen, hr):
    done = change_action(chosen, drafted(chosen, status=ActionStatus.DONE), by=hr, at=NOW)
    flagged = {slug for slug, answer in answers_by_question(submitted).items() if answer.needs_review}
    assert flagged == set(TIP.questions) == {"vacatures-van-binnen", "zicht-op-vaardigheden"}
    assert done.finished_on == date(2026, 3, 2)


def test_finishing_an_own_action_flags_nothing(submitted, hr):
    action = add_action(submitted, OWN, by=hr, at=NOW)
    change_action(action, drafted(action, status=ActionStatus.DONE), by=hr, at=NOW)
    assert not submitted.answers.filter(needs_review=True).exists()


def test_taking_up_again_what_was_done_takes_the_date_away(chosen, hr):
    done = change_action(chosen, drafted(chosen, status=ActionStatus.DONE), by=hr, at=NOW)
    again = change_action(done, drafted(done, status=ActionStatus.STARTED), by=hr, at=NOW)
    assert (again.status, again.finished_on) == (ActionStatus.STARTED, None)


def test_drop_action_leaves_an_event_and_nothing_else(chosen, hr):
    drop_action(chosen, by=hr, at=NOW)
    assert not PlanAction.objects.exists()
    assert Event.objects.filter(verb="drop_action", object=f"2026/{TIP.slug}").exists()


def test_drop_action_refuses_what_was_started(chosen, hr):
    started = change_action(chosen, drafted(chosen, status=ActionStatus.STARTED), by=hr, at=NOW)
    with pytest.raises(ActionUnderWayError):
        drop_action(started, by=hr, at=NOW)
    assert PlanAction.objects.filter(pk=chosen.pk).exists()


@pytest.fixture
def last_year(employer):
    return make_submitted(employer, 2025)


def old_actions(last_year, hr):
    """One of each status, and an own one."""
    slugs = ("vacature-eerst-van-binnen", "werk-met-ontmoeting", "elke-dienst-een-naam")
    planned, done, dropped = (choose_tip(last_year, tips_by_slug()[slug], by=hr, at=NOW) for slug in slugs)
    change_action(done, drafted(done, status=ActionStatus.DONE), by=hr, at=NOW)
    change_action(dropped, drafted(dropped, status=ActionStatus.DROPPED, status_reason="Te duur"), by=hr, at=NOW)
    own = add_action(
        last_year, ActionDraft("Eigen", "autonomie", owner_function="HR", deadline=date(2025, 10, 1)), by=hr, at=NOW
    )
    own = change_action(own, drafted(own, status=ActionStatus.STARTED), by=hr, at=NOW)
    return planned, own


def test_carry_over_takes_the_open_actions_along_once(last_year, submitted, hr):
    planned, own = old_actions(last_year, hr)
    carry_over_actions(submitted, by=hr, at=NOW)
    assert carry_over_actions(submitted, by=hr, at=NOW) == []
    rows = actions_of(submitted).values_list("carried_from", "tip", "status", "owner_function", "deadline")
    assert list(rows) == [
        (planned.pk, TIP.slug, "voorgenomen", "", None),
        (own.pk, "", "gestart", "HR", None),
    ]
    assert Event.objects.filter(verb="carry_over_actions").values_list("object", flat=True).get() == "2026: 2"


def test_carry_over_keeps_a_deadline_that_lies_ahead(last_year, submitted, hr):
    add_action(last_year, ActionDraft("Later", "autonomie", deadline=date(2026, 5, 1)), by=hr, at=NOW)
    (carried,) = carry_over_actions(submitted, by=hr, at=NOW)
    assert carried.deadline == date(2026, 5, 1)


def test_carry_over_joins_a_tip_that_was_chosen_this_year_too(last_year, submitted, hr):
    old = choose_tip(last_year, TIP, by=hr, at=NOW)
    new = choose_tip(submitted, TIP, by=hr, at=NOW)
    change_action(new, drafted(new, owner_function="Dit jaar"), by=hr, at=NOW)
    carry_over_actions(submitted, by=hr, at=NOW)
    (action,) = actions_of(submitted)
    assert (action.pk, action.owner_function, action.carried_from_id) == (new.pk, "Dit jaar", old.pk)
    assert unfinished_last_year(submitted) == []


def test_drop_action_refuses_what_came_from_last_year(last_year, submitted, hr):
    choose_tip(last_year, TIP, by=hr, at=NOW)
    (carried,) = carry_over_actions(submitted, by=hr, at=NOW)
    with pytest.raises(ActionUnderWayError):
        drop_action(carried, by=hr, at=NOW)


def test_services_take_nobody_for_the_command_line(submitted):
    action = choose_tip(submitted, TIP, by=None, at=NOW)
    change_action(action, drafted(action, status=ActionStatus.STARTED), by=None, at=NOW)
    assert Event.objects.filter(actor=None, verb="change_action").count() == 1
