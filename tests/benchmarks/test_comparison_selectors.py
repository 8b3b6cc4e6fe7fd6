"""Which cells stand beside an assessment: the latest of its year and edition, of the chosen fund if it was joined."""

from datetime import UTC, date, datetime

import pytest

from assessments.models import Assessment
from benchmarks.cells import ALL_SIZES, FULL_COLUMNS, SHORT_COLUMNS, Column, Crowd
from benchmarks.comparison_selectors import comparison_for
from benchmarks.ladder import Among, Rung, Source
from organisations.services.funds import join_fund
from tests.benchmarks.factories import cell, store_publication
from tests.factories import NOW, make_fund, make_fund_member, make_round

pytestmark = pytest.mark.django_db
MEDIUM = FULL_COLUMNS[1]
PLATFORM_DAY = date(2026, 11, 1)


@pytest.fixture
def assessment(employer):
    """Of 50 to 249 people in industry, over 2026; what was answered does not matter here."""
    return Assessment.objects.create(
        organisation=employer, year=2026, edition="goed-werk/2026", route="lang", size_class="50-249"
    )


@pytest.fixture
def joined(fund, employer, hr):
    return join_fund(make_fund_member(fund), employer, set(), by=hr, at=NOW)


def told(comparison):
    return {rung: dict(cells) for rung, cells in comparison.cells.items()}


def test_every_rung_gets_the_cells_of_its_own_place(assessment, fund, joined):
    of_fund = {
        Rung(Among.FUND, MEDIUM): cell(mean=55, column=MEDIUM, band=(40, 70), crowd=Crowd.SCORES),
        Rung(Among.FUND, ALL_SIZES): cell(mean=60),
    }
    of_everyone = {
        Rung(Among.SECTION, MEDIUM): cell(mean=65, branch="C", column=MEDIUM),
        Rung(Among.SECTION, ALL_SIZES): cell(mean=70, branch="C"),
        Rung(Among.EVERYONE, ALL_SIZES): cell(mean=75),
    }
    elsewhere = [
        cell(column=FULL_COLUMNS[0]),
        cell(column=FULL_COLUMNS[2]),
        cell(branch="G"),
        cell(branch="G", column=MEDIUM),
    ]
    store_publication(fund, 2026, [*of_fund.values(), cell(branch="Staal"), *elsewhere[:2]])
    store_publication(None, 2026, [*of_everyone.values(), cell(mean=1, column=MEDIUM), *elsewhere])

    assert told(comparison_for(assessment)) == {
        rung: {"autonomie": one} for rung, one in (of_fund | of_everyone).items()
    }


def test_short_route_is_compared_with_the_short_route_only(assessment):
    assessment.route, assessment.size_class = "kort", "10-49"
    short = SHORT_COLUMNS[1]
    store_publication(None, 2026, [cell(branch="C", column=short), cell(column=Column("10-49")), cell()])
    assert told(comparison_for(assessment)) == {
        Rung(Among.SECTION, short): {"autonomie": cell(branch="C", column=short)}
    }


def test_a_correction_takes_the_place_of_what_it_corrects(assessment):
    first = store_publication(None, 2026, [cell(mean=60)])
    day = datetime(2027, 3, 1, 9, tzinfo=UTC)
    store_publication(None, 2026, [cell(mean=65)], is_correction=True, previous=first, published_at=day)

    comparison = comparison_for(assessment)

    assert comparison.everyone == Source(date(2027, 3, 1), is_correction=True, planned_on=PLATFORM_DAY)
    assert comparison.peers_on("autonomie").cell == cell(mean=65)


@pytest.mark.parametrize(("year", "edition"), [(2025, "goed-werk/2026"), (2026, "goed-werk/2027")])
def test_other_years_and_editions_are_not_compared_with(assessment, year, edition):
    store_publication(None, year, [cell()], edition=edition)
    comparison = comparison_for(assessment)
    assert (comparison.everyone, told(comparison)) == (Source(planned_on=PLATFORM_DAY), {})


def test_fund_counts_only_once_the_employer_joined_it(assessment, fund, employer):
    store_publication(fund, 2026, [cell()])
    make_fund_member(fund)
    employer.comparison_fund = fund
    employer.save(update_fields=["comparison_fund"])
    comparison = comparison_for(assessment)
    assert (comparison.fund, comparison.place.fund, told(comparison)) == (None, "", {})


def test_only_the_chosen_fund_is_compared_in(assessment, fund, joined, hr, employer):
    other = make_fund("bouwfonds", "bouw@voorbeeld.example", name="Opleidingsfonds Bouw", is_fictional=True)
    join_fund(make_fund_member(other), employer, set(), by=hr, at=NOW)
    store_publication(fund, 2026, [cell(mean=60)])
    store_publication(other, 2026, [cell(mean=80)])
    assessment.organisation.comparison_fund = other
    comparison = comparison_for(assessment)
    assert comparison.place.fund == "Opleidingsfonds Bouw (fictief)"
    assert told(comparison) == {Rung(Among.FUND, ALL_SIZES): {"autonomie": cell(mean=80)}}


def test_a_fund_that_published_nothing_says_when_it_will(assessment, fund, joined):
    assert comparison_for(assessment).fund == Source()
    make_round(fund, publishes_on=date(2026, 9, 1))
    assert comparison_for(assessment).fund == Source(planned_on=date(2026, 9, 1))


def test_queries_are_the_same_for_few_cells_and_many(assessment, fund, joined, django_assert_num_queries):
    store_publication(fund, 2026, [cell()])
    store_publication(None, 2026, [cell()])
    assessment.refresh_from_db()
    assert assessment.organisation.comparison_fund_id == fund.pk
    with django_assert_num_queries(6):
        comparison_for(assessment)
    store_publication(
        fund, 2026, [cell(f"maat-{n}", column=c) for n in range(80) for c in FULL_COLUMNS], is_correction=True
    )
    with django_assert_num_queries(6):
        comparison_for(assessment)
