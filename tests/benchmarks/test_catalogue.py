"""What a measure and its figures say, and which figure fits an employer."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.catalogue import Certainty, Use, dutch_number, find_figure
from organisations.sbi import Scheme
from tests.benchmarks.factories import figure, measure

OLD, NEW, LATER = figure(year=2017, section="C"), figure(year=2019, section="C"), figure(year=2023, section="C")
NATIONAL = figure(year=2022)


@pytest.mark.parametrize(
    ("section", "year", "found"),
    [
        ("C", 2026, LATER),
        ("C", 2022, NEW),
        ("C", 2018, OLD),
        ("C", 2016, None),
        ("Q", 2026, NATIONAL),
        ("Q", 2021, None),
        ("", 2026, NATIONAL),
    ],
)
def test_find_figure_takes_the_latest_of_the_section_and_else_the_national_one(section, year, found):
    assert find_figure([NEW, NATIONAL, LATER, OLD], section, year) == found


def test_find_figure_prefers_an_old_sector_figure_to_a_recent_national_one():
    assert find_figure([OLD, NATIONAL], "C", 2026) == OLD


def test_find_figure_ignores_letters_of_another_scheme_and_other_groups():
    other_scheme = figure(year=2024, section="Q", scheme=Scheme.SBI_2025)
    group = figure(year=2024, group="Ziekenhuizen (SBI 861)")
    assert find_figure([other_scheme, group, NATIONAL], "Q", 2026) == NATIONAL


def test_find_figure_takes_an_undated_one_only_when_there_is_no_dated_one():
    undated = figure(year=None, period="jaar onbekend")
    assert find_figure([undated, NATIONAL], "C", 2026) == NATIONAL
    assert find_figure([undated], "C", 2026) == undated


def test_find_figure_takes_the_latest_quarter_and_a_whole_year_after_its_quarters():
    third, fourth, whole = (figure(year=2024, quarter=q) for q in (3, 4, None))
    assert find_figure([fourth, third], "", 2026) == fourth
    assert find_figure([fourth, whole, third], "", 2026) == whole


figures = st.lists(
    st.builds(
        lambda year, section, group: figure(year=year, section=section, group="" if section else group),
        year=st.none() | st.integers(2010, 2030),
        section=st.sampled_from(["", "A", "C", "Q"]),
        group=st.sampled_from(["", "Vrouwen"]),
    ),
    max_size=12,
)


@given(figures, st.sampled_from(["", "A", "C", "Q", "T"]), st.integers(2008, 2032))
def test_find_figure_agrees_with_a_naive_search(known, section, year):
    def latest_of(wanted):
        for candidate_year in range(year, 2007, -1):
            for candidate in known:
                if not candidate.group and candidate.section == wanted and candidate.year == candidate_year:
                    return candidate
        return next((f for f in known if not f.group and f.section == wanted and f.year is None), None)

    assert find_figure(known, section, year) == ((section and latest_of(section)) or latest_of(""))


@pytest.mark.parametrize(
    ("value", "text"),
    [("25.1", "25,1"), ("10.0", "10,0"), ("42340", "42.340"), ("0", "0"), ("-1234.50", "-1.234,50"), ("1E+3", "1.000")],
)
def test_dutch_number_keeps_the_published_decimals(value, text):
    assert dutch_number(Decimal(value)) == text


def test_measure_amount_sets_a_space_before_a_unit_but_not_before_a_percent_sign():
    assert measure().amount(Decimal("25.1")) == "25,1% van de werkenden"
    assert measure(unit="euro per jaar").amount(Decimal(42340)) == "42.340 euro per jaar"


@pytest.mark.parametrize(
    ("given_figure", "when", "place"),
    [
        (figure(year=2019, section="C"), "2019", "Industrie (SBI C)"),
        (figure(year=2025, section="Q", scheme=Scheme.SBI_2025), "2025", "Onderwijs (SBI 2025 Q)"),
        (figure(year=2025, quarter=3), "derde kwartaal 2025", "Nederland"),
        (figure(year=2022, period="eind 2022", group="Managers"), "eind 2022", "Managers"),
        (figure(year=None), "jaar onbekend", "Nederland"),
    ],
)
def test_figure_says_when_and_about_whom(given_figure, when, place):
    assert (given_figure.when, given_figure.place) == (when, place)


def test_benchmark_figures_are_exact_dated_and_of_a_section_or_the_country():
    exact = (figure(section="C"), figure())
    rest = (
        figure(year=2021, certainty=Certainty.ROUNDED),
        figure(year=2021, certainty=Certainty.SUMMARY),
        figure(year=None),
        figure(group="Vrouwen"),
    )
    assert measure(*exact, *rest).benchmark_figures == exact
    assert measure(*exact, use=Use.CONTEXT).benchmark_figures == ()


def test_with_figures_replaces_the_same_figure_and_keeps_the_rest():
    imported = figure("2.0", year=2019, section="C", source="CBS StatLine")
    assert measure(OLD, NEW, NATIONAL).with_figures([imported]).figures == (NATIONAL, imported, OLD)
