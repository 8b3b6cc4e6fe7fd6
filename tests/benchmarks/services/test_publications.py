"""Publishing and correcting rounds and the platform's own benchmarks, from stored scores to stored cells."""

from datetime import UTC, date, datetime, timedelta

import pytest

from assessments.edition_files import edition_for
from assessments.models import Assessment
from assessments.practices import practices_of
from benchmarks.cells import ALL_SIZES, CellKey, Column, Crowd, PublishedCell
from benchmarks.models import Contribution, StoredPublication
from benchmarks.publication_selectors import cells_of, latest_publication, publications_counting
from benchmarks.services.invitations import invite_members
from benchmarks.services.publications import (
    CorrectedAlreadyError,
    NotDueError,
    NotPublishedError,
    PublishedAlreadyError,
    TooFewChangesError,
    TooLateError,
    correct_everyone,
    correct_round,
    publish_everyone,
    publish_round,
    seal_of,
)
from organisations.models import Event, Purpose
from organisations.services.consents import change_consents
from organisations.services.funds import MemberEntry, join_fund
from organisations.services.organisations import verify_organisation
from tests.factories import NOW, admin_of, freeze_scores, make_organisation, make_round, make_user

pytestmark = pytest.mark.django_db

EDITION = edition_for(2026)
FUND_TOTAL, LARGE = CellKey("", ALL_SIZES), CellKey("", Column("250+"))
PUBLISHED = datetime(2026, 9, 1, 9, tzinfo=UTC)
CORRECTED = datetime(2026, 12, 1, 9, tzinfo=UTC)


def hand_in(organisation, score, year=2026, size="50-249"):
    """This score on every indicator, over what was handed in before."""
    assessment, _ = Assessment.objects.update_or_create(
        organisation=organisation,
        year=year,
        defaults={"edition": EDITION.name, "route": "lang", "size_class": size},
    )
    freeze_scores(assessment, score)


def take_part(fund_round, numbers, scores, size="50-249"):
    """Members with these numbers that joined, consent and handed in."""
    for number, score in zip(numbers, scores, strict=True):
        organisation = make_organisation(make_user(f"hr{number}@lid.example"), kvk=f"70000{number:03}")
        entry = MemberEntry(organisation.name, organisation.kvk, f"hr@{number}.example")
        invite_members(fund_round, [entry], by=None, at=NOW)
        member = fund_round.fund.members.get(kvk=organisation.kvk)
        join_fund(member, organisation, {Purpose.BENCHMARK}, by=admin_of(organisation), at=NOW)
        hand_in(organisation, score, size=size)


def organisations_of(fund):
    return [member.organisation for member in fund.members.select_related("organisation").order_by("kvk")]


@pytest.fixture
def fund_round(fund):
    return make_round(fund)


@pytest.fixture
def published(fund_round, fund_manager):
    """Twelve members scoring 40, 41, … 51: the mean is 45.5, told as 50 because twelve are few."""
    take_part(fund_round, range(12), range(40, 52))
    return publish_round(fund_round, by=fund_manager, at=PUBLISHED)


def test_published_cells_are_those_of_the_engine(published):
    autonomy = [cell for cell in cells_of(published) if cell.measure == "autonomie"]
    in_class = CellKey("", Column("50-249"))
    assert autonomy == [PublishedCell(key, "autonomie", Crowd.TENS, 50) for key in (in_class, FUND_TOTAL)]


def test_practices_that_everyone_applies_are_not_told(published):
    practices = {question.slug for question in practices_of(EDITION)}
    assert practices.isdisjoint(cell.measure for cell in cells_of(published))


def test_publication_keeps_who_counted_and_leaves_an_event(published, fund, fund_manager):
    assert {c.submission.assessment.organisation for c in Contribution.objects.all()} == set(organisations_of(fund))
    event = Event.objects.get(verb="publish_round")
    assert (event.fund, event.actor, event.object, event.at) == (fund, fund_manager.user, "2026", PUBLISHED)


def test_employer_sees_in_which_publications_it_counted(published, fund, outsider):
    member = organisations_of(fund)[0]
    assert [row.publication for row in publications_counting(member)] == [published]
    assert list(publications_counting(outsider.organisation)) == []


def test_nothing_is_published_about_nine_members(fund_round, fund_manager):
    take_part(fund_round, range(9), range(40, 49))
    assert cells_of(publish_round(fund_round, by=fund_manager, at=PUBLISHED)) == ()


def test_publishing_waits_for_its_date(fund_round, fund_manager):
    with pytest.raises(NotDueError):
        publish_round(fund_round, by=fund_manager, at=PUBLISHED - timedelta(days=1))
    assert StoredPublication.objects.count() == 0


def test_a_year_is_published_once(published, fund_round, fund_manager):
    with pytest.raises(PublishedAlreadyError):
        publish_round(fund_round, by=fund_manager, at=PUBLISHED)


def test_what_is_published_stays_when_members_change_leave_or_withdraw(published, fund):
    before = cells_of(published)
    first, second, third = organisations_of(fund)[:3]
    hand_in(first, 100)
    change_consents(second, fund, set(), by=admin_of(second), at=CORRECTED)
    third.delete()
    assert cells_of(latest_publication(fund, 2026)) == before


@pytest.mark.parametrize("changed", [0, 1, 2])
def test_a_correction_needs_three_members_that_changed(published, fund, fund_round, fund_manager, changed):
    for organisation in organisations_of(fund)[:changed]:
        hand_in(organisation, 100)
    with pytest.raises(TooFewChangesError):
        correct_round(fund_round, by=fund_manager, at=CORRECTED)
    assert latest_publication(fund, 2026) == published


def test_a_correction_after_three_changes_stands_beside_the_publication(published, fund, fund_round, fund_manager):
    for organisation in organisations_of(fund)[:3]:
        hand_in(organisation, 100)
    corrected = correct_round(fund_round, by=fund_manager, at=CORRECTED)
    means = {cell.mean for cell in cells_of(corrected)}
    assert (means, corrected.previous, latest_publication(fund, 2026)) == ({60}, published, corrected)
    assert {cell.mean for cell in cells_of(published)} == {50}


def test_three_changes_that_round_away_are_a_correction_too(published, fund, fund_round, fund_manager):
    for number, organisation in enumerate(organisations_of(fund)[:3]):
        hand_in(organisation, 41 + number)
    corrected = correct_round(fund_round, by=fund_manager, at=CORRECTED)
    assert (corrected.is_correction, cells_of(corrected)) == (True, cells_of(published))


def test_withdrawals_act_in_the_correction(published, fund, fund_round, fund_manager):
    for organisation in organisations_of(fund)[:3]:
        change_consents(organisation, fund, set(), by=admin_of(organisation), at=CORRECTED)
    corrected = correct_round(fund_round, by=fund_manager, at=CORRECTED)
    assert (cells_of(corrected), corrected.contributions.count()) == ((), 9)


def test_a_year_is_corrected_once(published, fund, fund_round, fund_manager):
    for organisation in organisations_of(fund)[:3]:
        hand_in(organisation, 100)
    correct_round(fund_round, by=fund_manager, at=CORRECTED)
    for organisation in organisations_of(fund)[3:9]:
        hand_in(organisation, 0)
    with pytest.raises(CorrectedAlreadyError):
        correct_round(fund_round, by=fund_manager, at=CORRECTED)


def test_a_correction_waits_for_its_date_and_for_a_publication(fund_round, fund_manager):
    with pytest.raises(NotDueError):
        correct_round(fund_round, by=fund_manager, at=CORRECTED - timedelta(days=1))
    with pytest.raises(NotPublishedError):
        correct_round(fund_round, by=fund_manager, at=CORRECTED)


def test_a_year_is_not_corrected_once_the_next_is_published(published, fund, fund_round, fund_manager):
    after = make_round(fund, 2027)
    publish_round(after, by=fund_manager, at=datetime(2027, 9, 1, 9, tzinfo=UTC))
    with pytest.raises(TooLateError):
        correct_round(fund_round, by=fund_manager, at=CORRECTED)


def test_a_year_is_not_published_once_a_later_is(published, fund, fund_round, fund_manager):
    after, before = make_round(fund, 2028), make_round(fund, 2027)
    stored = publish_round(after, by=fund_manager, at=datetime(2028, 9, 1, 9, tzinfo=UTC))
    with pytest.raises(TooLateError):
        publish_round(before, by=fund_manager, at=datetime(2028, 9, 1, 9, tzinfo=UTC))
    assert list(StoredPublication.objects.order_by("year")) == [published, stored]
    assert Event.objects.filter(verb="publish_round").count() == 2


def test_a_left_out_year_is_skipped_where_years_are_compared(published, fund, fund_manager):
    """Two of the twelve score otherwise than in the last publication, so that its numbers are told again."""
    after = make_round(fund, 2028)
    for number, organisation in enumerate(organisations_of(fund)):
        entry = MemberEntry(organisation.name, organisation.kvk, f"hr@{number}.example")
        invite_members(after, [entry], by=fund_manager, at=datetime(2028, 3, 2, 9, tzinfo=UTC))
        hand_in(organisation, 100 if number < 2 else 40 + number, year=2028)
    stored = publish_round(after, by=fund_manager, at=datetime(2028, 9, 1, 9, tzinfo=UTC))
    assert (stored.previous, stored.contributions.count()) == (published, 12)
    assert cells_of(stored) == cells_of(published)


def test_another_fund_may_publish_an_earlier_year(published, other_fund_manager):
    earlier = make_round(other_fund_manager.fund, 2025)
    assert publish_round(earlier, by=other_fund_manager, at=PUBLISHED).year == 2025


def test_next_year_tells_the_change_over_who_took_part_in_both(published, fund, fund_manager):
    after = make_round(fund, 2027)
    for number, organisation in enumerate(organisations_of(fund)):
        entry = MemberEntry(organisation.name, organisation.kvk, f"hr@{number}.example")
        invite_members(after, [entry], by=fund_manager, at=datetime(2027, 3, 2, 9, tzinfo=UTC))
        hand_in(organisation, 60 + 2 * number, year=2027) if number else None
    stored = publish_round(after, by=fund_manager, at=datetime(2027, 9, 1, 9, tzinfo=UTC))
    assert stored.previous == published
    # Eleven took part in both years and rose by 21 to 31: by 26 on average, told as 30.
    assert {cell.change for cell in cells_of(stored)} == {30}


def test_a_member_of_another_fund_does_not_count(published, fund_round, other_fund_manager):
    other_round = make_round(other_fund_manager.fund)
    stored = publish_round(other_round, by=other_fund_manager, at=PUBLISHED)
    assert (stored.contributions.count(), cells_of(stored)) == (0, ())


class TestEveryone:
    DUE, CORRECTION = datetime(2026, 11, 1, 9, tzinfo=UTC), datetime(2027, 3, 1, 9, tzinfo=UTC)

    @pytest.fixture
    def employers(self, db):
        """Ten verified employers of section C that consent to the platform, scoring 40 to 49."""
        organisations = [make_organisation(make_user(f"hr{n}@x.example"), kvk=f"7100000{n}") for n in range(10)]
        for number, organisation in enumerate(organisations):
            verify_organisation(organisation, by=None, at=NOW)
            change_consents(organisation, None, {Purpose.BENCHMARK}, by=admin_of(organisation), at=NOW)
            hand_in(organisation, 40 + number)
        return organisations

    def test_sections_and_everyone_are_published_on_the_fixed_day(self, employers):
        stored = publish_everyone(2026, EDITION.name, at=self.DUE)
        keys = {cell.key for cell in cells_of(stored)}
        assert keys == {CellKey(branch, size) for branch in ("C", "") for size in (Column("50-249"), ALL_SIZES)}

    def test_publishing_and_correcting_wait_for_their_days(self, employers):
        with pytest.raises(NotDueError):
            publish_everyone(2026, EDITION.name, at=self.DUE - timedelta(days=1))
        publish_everyone(2026, EDITION.name, at=self.DUE)
        with pytest.raises(NotDueError):
            correct_everyone(2026, EDITION.name, at=self.CORRECTION - timedelta(days=1))
        with pytest.raises(TooFewChangesError):
            correct_everyone(2026, EDITION.name, at=self.CORRECTION)

    def test_a_year_is_neither_published_nor_corrected_once_a_later_is(self, employers):
        publish_everyone(2026, EDITION.name, at=self.DUE)
        publish_everyone(2028, EDITION.name, at=datetime(2028, 11, 1, 9, tzinfo=UTC))
        with pytest.raises(TooLateError):
            publish_everyone(2027, EDITION.name, at=datetime(2028, 11, 1, 9, tzinfo=UTC))
        with pytest.raises(TooLateError):
            correct_everyone(2026, EDITION.name, at=datetime(2028, 11, 1, 9, tzinfo=UTC))

    def test_unverified_employers_do_not_count(self, employers):
        employers[0].verified_at = None
        employers[0].save()
        assert cells_of(publish_everyone(2026, EDITION.name, at=self.DUE)) == ()


def test_the_seal_covers_every_cell_and_the_head(published):
    cells = cells_of(published)
    assert seal_of(published, cells) == published.content_hash
    assert seal_of(published, cells[1:]) != published.content_hash
    published.published_at += timedelta(seconds=1)
    assert seal_of(published, cells) != published.content_hash


def test_dates_are_days_in_the_netherlands(fund, fund_manager):
    fund_round = make_round(fund, publishes_on=date(2026, 9, 1))
    assert publish_round(fund_round, by=fund_manager, at=datetime(2026, 8, 31, 22, 30, tzinfo=UTC))
