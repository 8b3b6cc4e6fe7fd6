"""What the hours tell, in Dutch: the numbers of a series whose make-up is known, and what is said where none is."""

from dataclasses import replace

import numpy as np
import pytest

from assessments.flex_diagnose.demand import analyse_demand
from assessments.flex_diagnose.drawings import season_pattern
from assessments.flex_diagnose.structural_flex import StructuralFlex
from assessments.flex_diagnose.words import (
    WORKED_ON_HOLIDAYS,
    amount_text,
    foreseen_words,
    measure_words,
    outlier_words,
    season_words,
    share_text,
    signed_text,
    span_words,
    structural_words,
    variation_words,
)
from tests.assessments.flex_diagnose.series_factory import monthly, weekly


def per_day(level, count=36, exceptions=None, **columns):
    """So many hours in every working day of a year-round business, so that correcting leaves `level` · 30,4375 days."""
    days = monthly([0] * count, days_per_week=7).working_days
    hours = days * level
    for place, value in (exceptions or {}).items():
        hours[place] = value
    return monthly(hours, days_per_week=7, **columns)


def december(count=36):
    """Twice the hours in December."""
    return per_day(100, count, dict.fromkeys(range(11, count, 12), 31 * 200))


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [(12340.4, 0, "12.340"), (6.94, 1, "6,9"), (-0.2, 0, "0"), (None, 0, "–"), (-1250, 0, "-1.250"), (0.5, 0, "1")],
)
def test_amounts_are_dutch(number, decimals, text):
    assert amount_text(number, decimals) == text


@pytest.mark.parametrize(("number", "text"), [(120, "+120"), (-1250, "−1.250"), (0, "0"), (-0.3, "0")])
def test_a_difference_has_its_sign(number, text):
    assert signed_text(number) == text


@pytest.mark.parametrize(("share", "text"), [(0.286, "29%"), (0, "0%"), (None, "–")])
def test_shares_are_whole_per_cents(share, text):
    assert share_text(share) == text


def test_span_names_the_first_and_the_last():
    assert span_words(monthly([1] * 18, (2024, 7))) == "18 maanden: juli 2024 tot en met december 2025"
    assert span_words(weekly([1] * 26, (2024, 1))) == "26 weken: week 1 van 2024 tot en met week 26 van 2024"


def test_variation_of_a_flat_series_is_nothing():
    assert variation_words(analyse_demand(per_day(100))) == (
        "Gemiddeld zijn het 3.044 uur per maand. De trend gaat van 3.044 naar 3.044 uur. "
        "De uren liggen doorgaans 0% boven of onder het gemiddelde."
    )


def test_variation_of_no_hours_at_all_is_not_told():
    assert variation_words(analyse_demand(monthly([0] * 12))) == (
        "Gemiddeld zijn het 0 uur per maand. De trend gaat van 0 naar 0 uur."
    )


def test_the_season_names_its_top_and_says_how_far():
    demand = analyse_demand(december())
    words = season_words(demand, season_pattern(demand))
    assert words.startswith("Door de jaren heen ligt december het hoogst: ")
    assert words.endswith(" uur onder de trend.")


def test_without_two_full_years_the_page_says_what_is_missing():
    assert season_words(analyse_demand(monthly([10] * 18)), None) == (
        "Een patroon over het jaar laten wij pas zien bij twee volle jaren. U hebt er 18 maanden van, en nodig "
        "zijn er 24."
    )


def test_what_was_foreseen_stands_beside_chance():
    words = foreseen_words(analyse_demand(december()))
    assert words.startswith("Van het verschil tussen druk en rustig in het laatste jaar was ")
    assert words.endswith("Met dat deel kunt u vooruit plannen.")


def test_what_chance_gives_too_is_no_foresight():
    noise = np.random.default_rng(2026).normal(3000, 300, 36)
    assert foreseen_words(analyse_demand(monthly(noise))).endswith("zegt hier weinig over dit jaar.")


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (
            monthly([10] * 30),
            "Hoeveel er te voorzien was, laten wij pas zien bij drie volle jaren. "
            "U hebt er 30 maanden van, en nodig zijn er 36.",
        ),
        (per_day(0), "Hoeveel er te voorzien was, is niet te zeggen: de uren verschillen niet."),
    ],
)
def test_what_cannot_be_tested_is_explained(series, words):
    assert foreseen_words(analyse_demand(series)) == words


def test_an_outlier_is_named_with_its_hours():
    assert outlier_words(analyse_demand(per_day(100, exceptions={17: 9000}))) == (
        "Ver buiten het patroon: juni 2023 (9.000 uur). Kijk na of dat klopt. De uren tellen mee, maar trekken de "
        "trend en het seizoen niet scheef."
    )
    assert outlier_words(analyse_demand(per_day(100))) == ""


def test_many_outliers_are_counted_and_holidays_asked_after():
    demand = analyse_demand(monthly([1000] * 24, days_per_week=5))
    words = outlier_words(replace(demand, outliers=tuple(range(8))))
    assert words.startswith("Ver buiten het patroon: januari 2022 (1.000 uur), februari 2022")
    assert "juni 2022 (1.000 uur) en nog 2. Kijk na" in words
    assert words.endswith(WORKED_ON_HOLIDAYS)
    # No public holiday falls in September.
    assert not outlier_words(replace(demand, outliers=(8,))).endswith(WORKED_ON_HOLIDAYS)


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (range(24), "De uren en Orders gaan sterk samen (samenhang 1,00; 1 is volledig)."),
        ([0, 1] * 12, "De uren en Orders gaan niet samen (samenhang 0,07; 1 is volledig)."),
        (None, ""),
    ],
)
def test_the_second_series_is_told_by_its_name(measure, words):
    columns = {} if measure is None else {"measure": list(measure)}
    series = monthly([1000 + 10 * place for place in range(24)], **columns)
    assert measure_words(analyse_demand(series), "Orders") == words


NEARLY_ALWAYS = "Bijna altijd doen flexkrachten minstens 240 uur werk per week."


@pytest.mark.parametrize(
    ("structural", "words"),
    [
        (StructuralFlex(240.2, 0.5, 6.94), f"{NEARLY_ALWAYS} Dat is 6,9 fte blijvend werk."),
        (
            StructuralFlex(240.2, 0.5, None),
            f"{NEARLY_ALWAYS} Dat is blijvend werk. Hoeveel fte het is, ziet u zodra u de contracturen invult.",
        ),
        (
            StructuralFlex(0.3, 0.0, 0.1),
            "Er is geen werk dat flexkrachten bijna altijd vullen: de flexuren vallen soms weg.",
        ),
        (
            None,
            "Hoeveel flexwerk er altijd is, kunnen wij niet zeggen. Vul daarvoor per maand of week in hoeveel uren "
            "oproep, uitzend en zzp waren.",
        ),
    ],
)
def test_structural_flex_is_one_sentence(structural, words):
    assert structural_words(structural) == words
