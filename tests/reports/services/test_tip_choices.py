"""Which tips members chose: counted over who counts, told by the engine, published once and never corrected."""

import pytest
from django.db import IntegrityError

from benchmarks.cells import ALL_SIZES, Area, CellKey, Crowd, Edge, FrozenScore, Measure, PublishedCell
from benchmarks.disclosure import publish
from benchmarks.services.publications import publish_round
from organisations.models import Consent, Event, Purpose
from organisations.services.consents import change_consents
from reports.models import ActionStatus, PlanAction, TipChoice
from reports.services.publishing import correct
from reports.services.publishing import publish as publish_fund_round
from reports.services.tip_choices import publish_tip_choices
from reports.tip_choice_selectors import choices_of, publication_with_choices
from reports.tip_files import load_tips
from tests.factories import admin_of, freeze_scores, make_round
from tests.reports.offering import CORRECTED, PUBLISHED, put_in_plan, take_part

OFTEN, SELDOM, NEVER = load_tips()[:3]
FUND_TOTAL = CellKey("", ALL_SIZES)


@pytest.fixture
def fund_round(fund):
    return make_round(fund)


def chosen_by(number):
    """Of twenty members one has the seldom tip, and the seven after it the other."""
    return {0: (SELDOM,)}.get(number, (OFTEN,) if number < 8 else ())


@pytest.fixture
def members(fund_round):
    return [take_part(fund_round, number, 40 + number, tips=chosen_by(number)) for number in range(20)]


@pytest.fixture
def published(members, fund_round, fund_manager):
    return publish_fund_round(fund_round, by=fund_manager, at=PUBLISHED)


def told(publication):
    return {cell.measure: cell.edge or cell.mean for cell in choices_of(publication)}


def halves(fund_round, count, **of_first):
    """Members of which every second one has the tip; what `of_first` gives holds for the first four."""
    for number in range(count):
        given = of_first if number < 4 else {}
        take_part(fund_round, number, 40 + number, tips=(OFTEN,) if number % 2 else (), **given)


def test_shares_are_told_rounded_and_with_a_class_of_employers(published):
    assert choices_of(published) == (
        PublishedCell(FUND_TOTAL, OFTEN.slug, Crowd.SCORES, 40),
        PublishedCell(FUND_TOTAL, SELDOM.slug, Crowd.SCORES, None, Edge.BELOW),
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


@pytest.mark.parametrize(("count", "choices"), [(19, {}), (20, {OFTEN.slug: 60})])
def test_under_twenty_employers_nothing_is_told(fund_round, fund_manager, count, choices):
    halves(fund_round, count)
    assert told(publish_fund_round(fund_round, by=fund_manager, at=PUBLISHED)) == choices


@pytest.mark.parametrize(("count", "choices"), [(22, {}), (23, {OFTEN.slug: 40})])
def test_employers_of_one_holding_count_once(fund_round, fund_manager, count, choices):
    halves(fund_round, count, holding="Concern")
    assert told(publish_fund_round(fund_round, by=fund_manager, at=PUBLISHED)) == choices


@pytest.mark.parametrize(("count", "choices"), [(22, {}), (23, {OFTEN.slug: 40})])
def test_employers_whose_report_the_fund_may_read_do_not_hide_the_others(fund_round, fund_manager, count, choices):
    halves(fund_round, count)
    for member in fund_round.fund.members.select_related("organisation").order_by("kvk")[:3]:
        purposes = {Purpose.BENCHMARK, Purpose.REPORT}
        change_consents(member.organisation, fund_round.fund, purposes, by=admin_of(member.organisation), at=PUBLISHED)
    assert told(publish_fund_round(fund_round, by=fund_manager, at=PUBLISHED)) == choices


def test_dropped_tips_own_actions_and_plans_of_others_do_not_count(members, fund_round, fund_manager):
    for assessment in members[8:]:
        put_in_plan(assessment, NEVER, status=ActionStatus.DROPPED)
        for tip in ("", "tip-die-er-niet-meer-is"):
            PlanAction.objects.create(assessment=assessment, tip=tip, indicator="autonomie", title="Zelf bedacht")
    withdrawn = [take_part(fund_round, number, 70, tips=(OFTEN,)) for number in range(30, 36)]
    Consent.objects.filter(organisation__assessments__in=withdrawn).delete()
    publication = publish_fund_round(fund_round, by=fund_manager, at=PUBLISHED)
    assert told(publication) == {OFTEN.slug: 40, SELDOM.slug: Edge.BELOW}


def test_what_changes_in_plans_afterwards_changes_nothing_that_is_published(published, members):
    before = told(published)
    PlanAction.objects.all().delete()
    assert told(published) == before


def test_publishing_is_on_the_trail_of_the_fund(published, fund, fund_manager):
    event = Event.objects.get(fund=fund, verb="publish_tip_choices")
    assert (event.object, event.actor, event.at) == ("2026", fund_manager.user, PUBLISHED)


def test_choices_of_a_publication_are_published_once_also_where_nothing_is_told(fund_round, fund_manager):
    publication = publish_round(fund_round, by=fund_manager, at=PUBLISHED)
    publish_tip_choices(publication, by=fund_manager, at=PUBLISHED)
    with pytest.raises(IntegrityError):
        publish_tip_choices(publication, by=fund_manager, at=PUBLISHED)


def test_correction_leaves_the_choices_as_they_were_published(published, members, fund_round, fund_manager):
    before = choices_of(published)
    for assessment in members[:6]:
        freeze_scores(assessment, 80)
    for assessment in members[8:]:
        put_in_plan(assessment, OFTEN)
    correction = correct(fund_round, by=fund_manager, at=CORRECTED)
    with pytest.raises(ValueError, match="a correction leaves the tip choices"):
        publish_tip_choices(correction, by=fund_manager, at=CORRECTED)
    assert publication_with_choices(fund_round.fund, 2026) == published
    assert (choices_of(published), choices_of(correction)) == (before, ())
