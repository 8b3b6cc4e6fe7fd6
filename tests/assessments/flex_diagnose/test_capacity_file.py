"""Capacity files: read in whole, or refused with every mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.flex_diagnose.capacity_file import REQUIRED, CapacityFileError, load_capacity, parse_capacity
from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms

HEAD = "contract_hours_per_week = 400\navailable_share = 0.8\nfulltime_hours_per_week = 38\n"
NUMBERS = (*REQUIRED, "plus_minus_share", "slack_share")


def refusal(text: str) -> list[str]:
    with pytest.raises(CapacityFileError) as error:
        parse_capacity(text)
    return str(error.value).splitlines()


def test_whole_file_is_read():
    text = f"""{HEAD}plus_minus_share = 0.1
extra_fixed_hours_per_week = 100
slack_share = 0.02
[layers.vast]
rate = 32.5
[layers.plusuren]
rate = 0
[layers.uitzend]
hours_per_week = 300
rate = 40
induction_hours = 16
hours_per_stay = 400
"""
    terms = {
        Layer.FIXED: Terms(None, Price(32.5)),
        Layer.PLUS: Terms(None, Price(0.0)),
        Layer.AGENCY: Terms(300.0, Price(40.0, 16.0, 400.0)),
    }
    assert parse_capacity(text) == Capacity(400.0, 0.8, 38.0, 0.1, 100.0, 0.02, terms)


def test_what_is_left_out_is_not_known():
    assert parse_capacity(HEAD + "[layers.reserve]\n") == Capacity(400.0, 0.8, 38.0)


def test_every_mistake_is_told_at_once():
    text = f"""{HEAD.replace("0.8", "80").replace("38", '"38"')}hours = 5
slack_share = true
[layers.vast]
hours_per_week = 300
rate = -1
[layers.oproep]
hours_per_stay = 0
[layers.zzp]
rate = 70
tarief = 70
induction_hours = 8
[layers.stage]
rate = 5
"""
    layers = "vast, plusuren, deeltijd, inzetbaarheid, reserve, samenwerken, oproep, uitzend, zzp"
    assert refusal(text) == [
        "hours: onbekend. Hier kan staan: contract_hours_per_week, available_share, fulltime_hours_per_week, "
        "plus_minus_share, extra_fixed_hours_per_week, slack_share, layers.",
        "available_share: een deel van 0 tot en met 1: 0.8 is 80%. 0 kan niet, want dan werkt niemand.",
        "fulltime_hours_per_week: de uren van een volledige week, van 1 tot en met 60.",
        "slack_share: een deel van 0 tot en met 1: 0.8 is 80%.",
        "layers.vast.hours_per_week: haal dit weg; deze uren volgen uit contract_hours_per_week en plus_minus_share.",
        "layers.vast.rate: een bedrag per uur in euro's, van 0 tot en met 1000.",
        "layers.oproep.rate: ontbreekt. Zonder bedrag per uur zeggen induction_hours en hours_per_stay niets.",
        "layers.oproep.hours_per_stay: de uren die een nieuw iemand blijft werken, meer dan 0.",
        "layers.zzp.tarief: onbekend. Hier kan staan: hours_per_week, rate, induction_hours, hours_per_stay.",
        "layers.zzp.hours_per_stay: ontbreekt. Zo weten we over hoeveel uren het inwerken zich verdeelt.",
        f"layers.stage: onbekend. De lagen zijn {layers}.",
    ]


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (
            "",
            [
                "contract_hours_per_week: ontbreekt. Geef een aantal uren per week, 0 of meer.",
                "available_share: ontbreekt. Geef een deel van 0 tot en met 1: 0.8 is 80%. "
                "0 kan niet, want dan werkt niemand.",
                "fulltime_hours_per_week: ontbreekt. Geef de uren van een volledige week, van 1 tot en met 60.",
            ],
        ),
        (HEAD + "layers = 5", ["layers: een tabel per laag, zoals [layers.uitzend]."]),
        (
            HEAD + "layers.zzp = 5",
            ["layers.zzp: een tabel met hours_per_week, rate, induction_hours, hours_per_stay."],
        ),
        (HEAD + "slack_share = nan", ["slack_share: een deel van 0 tot en met 1: 0.8 is 80%."]),
        (
            HEAD + "slack_share = 0,5",
            ["regel 4: geen geldige TOML: Expected newline or end of document after a statement."],
        ),
        (HEAD + f"slack_share = {'9' * 5000}", ["er staat een te lang getal in het bestand."]),
        (HEAD + f"layers = {'[' * 3000}", ["te veel haakjes in elkaar."]),
    ],
)
def test_file_that_is_no_capacity_is_refused(text, mistakes):
    assert refusal(text) == mistakes


def test_file_is_read_from_disk(tmp_path):
    path = tmp_path / "capacity.toml"
    path.write_text(HEAD, "utf-8")
    assert load_capacity(path) == Capacity(400.0, 0.8, 38.0)


@pytest.mark.parametrize(
    ("content", "mistake"),
    [
        (None, "capacity.toml: dit bestand kan niet worden gelezen."),
        (b"\xff", "capacity.toml: geen UTF-8. Bewaar het bestand als UTF-8."),
        (b"#" * 100_001, "capacity.toml: het bestand is groter dan 100 kB."),
    ],
)
def test_file_that_cannot_be_read_is_refused(tmp_path, content, mistake):
    path = tmp_path / "capacity.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CapacityFileError) as error:
        load_capacity(path)
    assert str(error.value) == mistake


@given(st.dictionaries(st.sampled_from(NUMBERS), st.floats() | st.integers() | st.booleans()))
def test_any_numbers_are_a_capacity_or_a_named_mistake(numbers):
    text = "\n".join(f"{key} = {str(value).lower()}" for key, value in numbers.items())
    try:
        limits = parse_capacity(text).fixed_hours_per_week
    except CapacityFileError as error:
        limits = len(str(error))
    assert 0 <= limits <= 1_000_000
