"""Which submissions count in an area and year, and that the strings of the database say what the rows say."""

from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pytest

from assessments.edition_files import edition_for
from assessments.models import Assessment, Submission, column
from assessments.practices import practices_of
from assessments.responses import Route
from assessments.services.life_cycle import return_to_draft
from assessments.services.workforce import HeadcountRow
from benchmarks.cells import COLUMNS, Area, Column, Measure, group_id
from benchmarks.frozen_scores import (
    area_of,
    measures_of,
    scores_of_everyone,
    scores_of_fund,
    scores_of_publication,
)
from benchmarks.services.invitations import invite_members
from benchmarks.services.publications import correct_round, publish_everyone, publish_round
from organisations.models import Organisation, Purpose
from organisations.services.consents import change_consents
from organisations.services.funds import MemberEntry, join_fund
from organisations.services.organisations import verify_organisation
from tests.factories import NOW, admin_of, make_organisation, make_round, make_submitted, make_user

pytestmark = pytest.mark.django_db

EDITION = edition_for(2026)
BENCHMARK = {Purpose.BENCHMARK}
FEW = [HeadcountRow("Werkplaats", "Productie", "vast", 2, 3, 0, Decimal("160"))]
SOME = [HeadcountRow("Werkplaats", "Productie", "vast", 6, 9, 0, Decimal("540"))]
PUBLISHED, CORRECTED = datetime(2026, 9, 1, 9, tzinfo=UTC), datetime(2026, 12, 1, 9, tzinfo=UTC)


def employer_number(number, **details):
    return make_organisation(make_user(f"hr{number}@lid.example"), kvk=f"7000000{number}", **details)


def take_part(fund_round, organisation, purposes=BENCHMARK, **entry):
    """The employer is invited, joins with these consents, and so is verified."""
    known = MemberEntry(organisation.name, organisation.kvk, f"hr@{organisation.kvk}.example", **entry)
    invite_members(fund_round, [known], by=None, at=NOW)
    member = fund_round.fund.members.get(kvk=organisation.kvk)
    join_fund(member, organisation, set(purposes), by=admin_of(organisation), at=NOW)
    return organisation


def let_count(organisation):
    """Verified by the platform, with consent to it."""
    verify_organisation(organisation, by=None, at=NOW)
    change_consents(organisation, None, BENCHMARK, by=admin_of(organisation), at=NOW)
    return organisation


def read_plainly(submissions):
    """Submission, place in COLUMNS and values per organisation, row by row, as the engine must have them."""
    return {
        row.assessment.organisation_id: (
            row.pk,
            COLUMNS.index(Column(row.assessment.size_class, row.assessment.route == Route.SHORT)),
            [_points(row.score(indicator.slug)) for indicator in EDITION.indicators]
            + [{"1": 100.0, "0": 0.0, "-": None}[mark] for mark in row.practices],
        )
        for row in submissions
    }


def _points(score):
    return None if score is None else float(round(score + Decimal("1e-8"), 2))


def as_read(counting):
    table = counting.table
    rows = zip(table.organisations.tolist(), counting.submissions.tolist(), table.columns.tolist(), strict=True)
    values = [[None if np.isnan(value) else value for value in row] for row in table.values.tolist()]
    return {number: (submission, place, row) for (number, submission, place), row in zip(rows, values, strict=True)}


def by_organisation(counting, name):
    return dict(zip(counting.table.organisations.tolist(), getattr(counting.table, name).tolist(), strict=True))


@pytest.fixture
def fund_round(fund):
    return make_round(fund, sub_branches=("Gieterijen", "Carrosserie"))


@pytest.fixture
def member(fund_round, employer):
    """The cast's employer: a member that joined, consents and submitted."""
    take_part(fund_round, employer)
    return make_submitted(employer).organisation


def test_strings_say_what_the_rows_say(fund_round):
    """Two routes and three size classes, different answers, and questions that do not apply."""
    large = take_part(fund_round, employer_number(1))
    small = take_part(fund_round, employer_number(2, size_class="10-49"))
    short = take_part(fund_round, employer_number(3, size_class="10-49"))
    micro = take_part(fund_round, employer_number(4, size_class="1-9"))
    make_submitted(large, level=4)
    make_submitted(small, level=1, rows=SOME)
    make_submitted(short, level=2, rows=SOME, route=Route.SHORT)
    make_submitted(micro, level=0, rows=FEW)
    plain = read_plainly(Submission.objects.select_related("assessment"))
    assert {place for _, place, _ in plain.values()} == {0, 1, 3, 4}
    assert as_read(scores_of_fund(fund_round)) == plain


def test_scores_are_read_in_hundredths_rounded_half_up(member, fund_round):
    scores = {"redelijk_loon": "0", "baanzekerheid": "100", "werkzekerheid": "66.6650000000", "autonomie": None}
    Submission.objects.update(**{name: score and Decimal(score) for name, score in scores.items()})
    counting = scores_of_fund(fund_round)
    slugs = [measure.slug for measure in counting.table.measures]
    read = [counting.table.values[0, slugs.index(name.replace("_", "-"))] for name in scores]
    assert np.array_equal(read, [0, 100, 66.67, np.nan], equal_nan=True)


def test_rows_lie_by_column_and_branch_with_those_of_no_branch_last(fund_round):
    for number, (size, branch) in enumerate(
        [("50-249", ""), ("50-249", "Gieterijen"), ("10-49", ""), ("50-249", "Carrosserie")]
    ):
        organisation = take_part(fund_round, employer_number(number, size_class=size), sub_branch=branch)
        make_submitted(organisation, rows=SOME if size == "10-49" else None)
    table = scores_of_fund(fund_round).table
    assert list(zip(table.columns.tolist(), table.branches.tolist(), strict=True)) == [(0, -1), (1, 0), (1, 1), (1, -1)]
    assert area_of(fund_round) == Area("metaalfonds", ("Carrosserie", "Gieterijen"))


def test_nobody_is_a_table_without_rows(fund_round):
    counting = scores_of_fund(fund_round)
    assert (counting.table.values.shape, counting.submissions.tolist()) == ((0, len(measures_of(EDITION.name))), [])
    assert scores_of_everyone(2026, EDITION.name).table.organisations.tolist() == []


def test_measures_are_the_indicators_and_then_the_practices():
    measures = measures_of(EDITION.name)
    assert measures[:2] == (Measure("redelijk-loon"), Measure("baanzekerheid"))
    assert measures[12:] == tuple(Measure(question.slug, is_practice=True) for question in practices_of(EDITION))


def test_a_member_that_joined_consents_and_submitted_counts(member, fund_round):
    assert scores_of_fund(fund_round).table.organisations.tolist() == [member.pk]


def withdraw(organisation, fund):
    change_consents(organisation, fund, {Purpose.NAMED, Purpose.REPORT}, by=admin_of(organisation), at=NOW)


def only_consent_to_the_platform(organisation, fund):
    change_consents(organisation, None, BENCHMARK, by=admin_of(organisation), at=NOW)
    change_consents(organisation, fund, set(), by=admin_of(organisation), at=NOW)


def back_to_draft(organisation, fund):
    return_to_draft(organisation.assessments.get(), "Een antwoord klopt niet.", by=admin_of(organisation), at=NOW)


def leave_the_fund(organisation, fund):
    fund.members.update(organisation=None)


def lose_the_check(organisation, fund):
    Organisation.objects.update(verified_at=None)


def move_to_another_edition(organisation, fund):
    Assessment.objects.update(edition="goed-werk/2025")


def move_to_another_year(organisation, fund):
    Assessment.objects.update(year=2025)


@pytest.mark.parametrize(
    "change",
    [
        withdraw,
        only_consent_to_the_platform,
        back_to_draft,
        leave_the_fund,
        lose_the_check,
        move_to_another_edition,
        move_to_another_year,
    ],
)
def test_a_member_does_not_count_any_more(member, fund_round, change):
    change(member, fund_round.fund)
    assert scores_of_fund(fund_round).table.organisations.tolist() == []


def test_a_member_that_was_not_invited_to_this_round_does_not_count(member, fund_round, fund):
    fund_round.invitations.all().delete()
    other_year = make_round(fund, 2027)
    take_part(other_year, member)
    assert scores_of_fund(fund_round).table.organisations.tolist() == []


def test_consent_given_again_counts_once(member, fund_round, fund):
    withdraw(member, fund)
    change_consents(member, fund, BENCHMARK, by=admin_of(member), at=NOW)
    assert scores_of_fund(fund_round).table.organisations.tolist() == [member.pk]


def test_only_the_last_submission_counts(member, fund_round):
    assessment = member.assessments.get()
    first = assessment.submission_id
    back_to_draft(member, fund_round.fund)
    assessment.delete()
    last = make_submitted(member, level=1).submission_id
    assert (scores_of_fund(fund_round).submissions.tolist(), last != first) == ([last], True)


def test_holding_is_the_one_the_fund_knows_or_else_the_employers_own(fund_round):
    known, own, alone = (employer_number(number, holding="Concern B" if number < 3 else "") for number in (1, 2, 3))
    take_part(fund_round, known, holding="Concern A")
    take_part(fund_round, own)
    take_part(fund_round, alone)
    for organisation in (known, own, alone):
        make_submitted(organisation)
    groups = by_organisation(scores_of_fund(fund_round), "groups")
    assert groups == {known.pk: group_id("concern a"), own.pk: group_id("concern b"), alone.pk: alone.pk}


def test_holdings_are_the_same_however_they_are_typed(db):
    first, second = (let_count(employer_number(number, holding=name)) for number, name in ((1, "ACME"), (2, " acme ")))
    for organisation in (first, second):
        make_submitted(organisation)
    groups = by_organisation(scores_of_everyone(2026, EDITION.name), "groups")
    assert groups == {first.pk: group_id("acme"), second.pk: group_id("acme")}


def test_reports_that_the_fund_may_read_are_open(member, fund_round):
    other = take_part(fund_round, employer_number(1), {Purpose.BENCHMARK, Purpose.REPORT})
    make_submitted(other)
    assert by_organisation(scores_of_fund(fund_round), "is_open") == {member.pk: False, other.pk: True}


@pytest.mark.parametrize(
    ("withdrawn", "is_open"), [((2025, 12, 31), False), ((2026, 1, 1), True), ((2027, 5, 1), True)]
)
def test_a_report_that_the_fund_could_read_stays_open_over_that_year(member, fund, fund_round, withdrawn, is_open):
    for purposes, at in (({*Purpose}, NOW), ({Purpose.BENCHMARK}, datetime(*withdrawn, 12, tzinfo=UTC))):
        change_consents(member, fund, purposes, by=admin_of(member), at=at)
    assert by_organisation(scores_of_fund(fund_round), "is_open")[member.pk] is is_open


def test_everyone_counts_who_is_verified_and_consents_to_the_platform(employer, outsider):
    let_count(employer)
    change_consents(outsider.organisation, None, BENCHMARK, by=outsider, at=NOW)
    verified = employer_number(1)
    verify_organisation(verified, by=None, at=NOW)
    for organisation in (employer, outsider.organisation, verified):
        make_submitted(organisation)
    assert scores_of_everyone(2026, EDITION.name).table.organisations.tolist() == [employer.pk]


@pytest.mark.parametrize(
    ("scheme", "code", "letter"),
    [("sbi2025", "25110", "C"), ("sbi2025", "62", "J"), ("sbi2008", "01610", "A"), ("sbi2008", "44", "")],
)
def test_everyone_lies_in_the_section_of_2008(employer, scheme, code, letter):
    """62 is section K in the scheme of 2025; no section has 44."""
    Organisation.objects.update(sbi_scheme=scheme, sbi_code=code)
    make_submitted(let_count(employer))
    (branch,) = scores_of_everyone(2026, EDITION.name).table.branches.tolist()
    assert (*area_of(None).branches, "")[branch] == letter


class TestPublication:
    @pytest.fixture
    def counted(self, fund_round):
        """Three members of a round: of a holding, with an open report, and without a sub-branch."""
        purposes = (BENCHMARK, {Purpose.BENCHMARK, Purpose.REPORT}, BENCHMARK)
        entries = ({"holding": "Concern A", "sub_branch": "Gieterijen"}, {"sub_branch": "Carrosserie"}, {})
        for number, (given, entry) in enumerate(zip(purposes, entries, strict=True)):
            make_submitted(take_part(fund_round, employer_number(number), given, **entry), level=number)
        return scores_of_fund(fund_round)

    @pytest.fixture
    def published(self, counted, fund_round, fund_manager):
        return publish_round(fund_round, by=fund_manager, at=PUBLISHED)

    @pytest.mark.parametrize("name", ["groups", "branches", "columns", "is_open"])
    def test_is_read_back_as_it_counted(self, counted, published, fund_round, name):
        again = scores_of_publication(published, area_of(fund_round))
        assert by_organisation(again, name) == by_organisation(counted, name)
        assert as_read(again) == as_read(counted)

    def test_stays_what_it_was_when_members_change(self, counted, published, fund, fund_round):
        for member in fund.members.select_related("organisation"):
            back_to_draft(member.organisation, fund)
            withdraw(member.organisation, fund)
        fund.members.update(holding="Concern Z")
        fund_round.invitations.update(sub_branch=None)
        again = scores_of_publication(published, area_of(fund_round))
        assert (as_read(again), again.table.groups.tolist()) == (as_read(counted), counted.table.groups.tolist())
        assert again.table.branches.tolist() == counted.table.branches.tolist()

    def test_in_a_year_without_its_branches_lies_in_none(self, published):
        table = scores_of_publication(published, Area("metaalfonds", ("Gieterijen",))).table
        assert sorted(table.branches.tolist()) == [-1, -1, 0]

    def test_without_practices_has_the_scores_alone(self, counted, published, fund_round):
        table = scores_of_publication(published, area_of(fund_round), with_practices=False).table
        assert table.measures == tuple(Measure(indicator.slug) for indicator in EDITION.indicators)
        assert np.array_equal(table.values, counted.table.values[:, :12], equal_nan=True)

    def test_of_a_correction_is_kept_apart(self, published, fund, fund_round, fund_manager):
        """The same submissions count in both, here in another sub-branch."""
        for number in range(3, 15):
            make_submitted(take_part(fund_round, employer_number_of_two_digits(number)), level=number % 5)
        fund_round.invitations.update(sub_branch=None)
        corrected = correct_round(fund_round, by=fund_manager, at=CORRECTED)
        branches = [scores_of_publication(each, area_of(fund_round)).table.branches for each in (published, corrected)]
        assert [sorted(found.tolist()) for found in branches] == [[-1, 0, 1], [-1] * 15]


def employer_number_of_two_digits(number):
    return make_organisation(make_user(f"hr{number}@lid.example"), kvk=f"710000{number:02}")


def test_publication_of_everyone_is_read_back_by_section(employer):
    make_submitted(let_count(employer))
    counted = scores_of_everyone(2026, EDITION.name)
    published = publish_everyone(2026, EDITION.name, at=datetime(2026, 11, 1, 9, tzinfo=UTC))
    again = scores_of_publication(published, area_of(None))
    assert (as_read(again), again.table.branches.tolist()) == (as_read(counted), counted.table.branches.tolist())


def test_score_columns_have_the_names_of_the_indicators():
    fields = {field.name for field in Submission._meta.get_fields()}
    assert {column(measure.slug) for measure in measures_of(EDITION.name)[:12]} <= fields
