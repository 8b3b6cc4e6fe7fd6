"""Which tips members chose: counted over who counts, told by the engine, corrected only where enough changed."""

import pytest
from django.db import IntegrityError

from benchmarks.cells import ALL_SIZES, Area, CellKey, Crowd, Edge, FrozenScore, Measure, PublishedCell
from benchmarks.disclosure import publish
from benchmarks.services.publications import correct_round, publish_round
from organisations.models import Consent, Event, Purpose
from organisations.services.consents import change_consents
from reports.models import ActionStatus, CountedTip, PlanAction, TipChoice
from reports.services.tip_choices import publish_tip_choices
from reports.tip_choice_selectors import choices_of
from reports.tip_files import load_tips
from tests.factories import admin_of, make_round
from tests.reports.offering import CORRECTED, PUBLISHED, hand_in, put_in_plan, take_part

OFTEN, SELDOM, NEVER, LATER = load_tips()[:4]
FUND_TOTAL = CellKey("", ALL_SIZES)


@pytest.fixture
def fund_round(fund):
    return make_round(fund)


def chosen_by(number):
    """Of thirteen members one has the seldom tip, and the five after it the other."""
    return {0: (SELDOM,)}.get(number, (OFTEN,) if number < 6 else ())


@pytest.fixture
def members(fund_round):
    return [take_part(fund_round, number, 40 + number, tips=chosen_by(number)) for number in range(13)]


@pytest.fixture
def published(members, fund_round, fund_manager):
    publication = publish_round(fund_round, by=fund_manager, at=PUBLISHED)
    publish_tip_choices(publication, by=fund_manager, at=PUBLISHED)
    return publication


def told(publication):
    return {cell.measure: cell.edge or cell.mean for cell in choices_of(publication)}


def correct(fund_round, fund_manager):
    correction = correct_round(fund_round, by=fund_manager, at=CORRECTED)
    publish_tip_choices(correction, by=fund_manager, at=CORRECTED)
    return correction


def score_again(members):
    """What makes a correction of the benchmark possible: other scores of many members."""
    for assessment in members:
        hand_in(assessment, 80)


def test_shares_are_told_rounded_and_with_a_class_of_employers(published):
    assert choices_of(published) == (
        PublishedCell(FUND_TOTAL, OFTEN.slug, Crowd.TENS, 40),
        PublishedCell(FUND_TOTAL, SELDOM.slug, Crowd.TENS, None, Edge.BELOW),
    )


def test_published_shares_are_those_of_the_engine(published, members, fund):
    tips = tuple(Measure(tip.slug, is_practice=True) for tip in load_tips())
    scores = [
        FrozenScore(
            organisation=assessment.organisation_id,
            group=str(number),
            sector="C",
            fund=fund.slug,
            sub_branch="",
            size_class="50-249",
            is_short=False,
            year=2026,
            values={tip.slug: 100.0 if tip in chosen_by(number) else 0.0 for tip in load_tips()},
        )
        for number, assessment in enumerate(members)
    ]
    engine = publish(Area(fund.slug, ()), scores, tips)
    assert choices_of(published) == tuple(cell for cell in engine.cells if cell.key == FUND_TOTAL)


def test_a_tip_that_nobody_chose_has_no_row(published):
    assert not TipChoice.objects.filter(tip=NEVER.slug).exists()


def test_under_ten_employers_nothing_is_told(fund_round, fund_manager):
    for number in range(9):
        take_part(fund_round, number, 40 + number, tips=(OFTEN,) if number % 2 else ())
    publication = publish_round(fund_round, by=fund_manager, at=PUBLISHED)
    assert publish_tip_choices(publication, by=fund_manager, at=PUBLISHED) == []
    assert choices_of(publication) == ()


def test_employers_of_one_holding_count_once(fund_round, fund_manager):
    for number in range(12):
        take_part(
            fund_round, number, 40 + number, tips=(OFTEN,) if number % 2 else (), holding="Concern" * (number < 4)
        )
    publication = publish_round(fund_round, by=fund_manager, at=PUBLISHED)
    assert publish_tip_choices(publication, by=fund_manager, at=PUBLISHED) == []


def test_employers_whose_report_the_fund_may_read_do_not_hide_the_others(fund_round, fund_manager, fund):
    for number in range(12):
        take_part(fund_round, number, 40 + number, tips=(OFTEN,) if number % 2 else ())
    for member in fund.members.select_related("organisation").order_by("kvk")[:3]:
        purposes = {Purpose.BENCHMARK, Purpose.REPORT}
        change_consents(member.organisation, fund, purposes, by=admin_of(member.organisation), at=PUBLISHED)
    publication = publish_round(fund_round, by=fund_manager, at=PUBLISHED)
    assert publish_tip_choices(publication, by=fund_manager, at=PUBLISHED) == []


def test_dropped_tips_own_actions_and_plans_of_others_do_not_count(members, fund_round, fund_manager):
    for assessment in members[6:]:
        put_in_plan(assessment, NEVER, status=ActionStatus.DROPPED)
        for tip in ("", "tip-die-er-niet-meer-is"):
            PlanAction.objects.create(assessment=assessment, tip=tip, indicator="autonomie", title="Zelf bedacht")
    withdrawn = [take_part(fund_round, number, 70, tips=(OFTEN,)) for number in range(20, 26)]
    Consent.objects.filter(organisation__assessments__in=withdrawn).delete()
    publication = publish_round(fund_round, by=fund_manager, at=PUBLISHED)
    publish_tip_choices(publication, by=fund_manager, at=PUBLISHED)
    assert told(publication) == {OFTEN.slug: 40, SELDOM.slug: Edge.BELOW}


def test_what_changes_in_plans_afterwards_changes_nothing_that_is_published(published, members):
    before = told(published)
    PlanAction.objects.all().delete()
    assert told(published) == before
    assert CountedTip.objects.count() == 6


def test_publishing_is_on_the_trail_of_the_fund(published, fund, fund_manager):
    event = Event.objects.get(fund=fund, verb="publish_tip_choices")
    assert (event.object, event.actor, event.at) == ("2026", fund_manager.user, PUBLISHED)


def test_choices_of_a_publication_are_published_once(published, fund_manager):
    with pytest.raises(IntegrityError):
        publish_tip_choices(published, by=fund_manager, at=PUBLISHED)


@pytest.mark.parametrize(("count", "share"), [(2, 40), (3, 60)])
def test_correction_changes_a_share_where_three_employers_changed(
    published, members, fund_round, fund_manager, count, share
):
    score_again(members[:4])
    for assessment in members[6 : 6 + count]:
        put_in_plan(assessment, OFTEN)
    correction = correct(fund_round, fund_manager)
    assert told(correction)[OFTEN.slug] == share
    assert told(published)[OFTEN.slug] == 40


def test_correction_keeps_what_two_took_out_and_does_not_begin_to_tell(published, members, fund_round, fund_manager):
    score_again(members[:4])
    PlanAction.objects.filter(assessment__in=members[:2]).delete()
    for assessment in members[6:8]:
        put_in_plan(assessment, NEVER)
    assert told(correct(fund_round, fund_manager)) == told(published)


def test_correction_begins_to_tell_where_three_changed(published, members, fund_round, fund_manager):
    score_again(members[:4])
    for assessment in members[6:9]:
        put_in_plan(assessment, LATER)
    assert told(correct(fund_round, fund_manager)) == told(published) | {LATER.slug: 20}


def test_correction_of_three_employers_of_one_holding_changes_nothing(fund_round, fund_manager):
    holding = [take_part(fund_round, number, 40, holding="Concern") for number in range(3)]
    others = [take_part(fund_round, number, 40 + number, tips=(OFTEN,)) for number in range(3, 8)]
    rest = [take_part(fund_round, number, 40 + number) for number in range(8, 16)]
    publication = publish_round(fund_round, by=fund_manager, at=PUBLISHED)
    publish_tip_choices(publication, by=fund_manager, at=PUBLISHED)
    score_again([*others, *rest])
    for assessment in holding:
        put_in_plan(assessment, OFTEN)
    assert told(correct(fund_round, fund_manager)) == told(publication) == {OFTEN.slug: 40}
