"""Numbers as Dutch people type them: read, written back, and what is refused with which words."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from assessments.forms.numbers import DutchNumberField, format_number, parse_number

NUMBERS = st.decimals(-999_999_999, 999_999_999, places=4, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("1250", "1250"),
        ("1.250", "1250"),
        ("1.250.000", "1250000"),
        ("1.250,5", "1250.5"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.25", "1.25"),
        ("-3", "-3"),
        (" 40 % ", "40"),
        ("1 250", "1250"),
        ("1\u00a0250", "1250"),
    ],
)
def test_parse_number_reads_dutch_notation(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", " ", "veel", "1,2,3", "1,", ",5", "1.2.3", "1..5", "1e6", "NaN", "Infinity", "0x1f", "--1", "%", "9" * 16],
)
def test_parse_number_refuses_what_is_no_number(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_number(text)


@given(NUMBERS)
def test_a_number_that_was_written_is_read_back(number):
    assert parse_number(format_number(number)) == number


@given(NUMBERS)
def test_a_written_number_has_no_needless_zeros(number):
    text = format_number(number)
    assert "." not in text
    assert not ("," in text and text.endswith(("0", ",")))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (0, "0"),
        (100, "100"),
        (Decimal("1250.50"), "1250,5"),
        (Decimal("5.1000"), "5,1"),
        (Decimal("-0.5"), "-0,5"),
    ],
)
def test_format_number_writes_for_an_entry_field(number, text):
    assert format_number(number) == text


@pytest.mark.parametrize("text", [None, ""])
def test_an_empty_field_is_no_number_and_not_zero(text):
    assert DutchNumberField().clean(text) is None


@pytest.mark.parametrize(
    ("options", "text", "message"),
    [
        ({}, "veel", "Vul een getal in, bijvoorbeeld 1250 of 12,5."),
        ({}, "1,5", "Gebruik hele getallen."),
        ({"decimals": 2}, "1,234", "Gebruik hooguit 2 cijfers achter de komma."),
        ({}, "-1", "Vul een getal in van 0 of hoger."),
        ({"low": 70, "high": 100}, "69", "Vul een getal in van 70 tot en met 100."),
        ({"low": 70, "high": 100}, "101", "Vul een getal in van 70 tot en met 100."),
        ({"decimals": 1, "high": Decimal("60.5")}, "61", "Vul een getal in van 0 tot en met 60,5."),
    ],
)
def test_wrong_number_gets_a_dutch_message_that_says_what_to_do(options, text, message):
    with pytest.raises(ValidationError) as error:
        DutchNumberField(**options).clean(text)
    assert error.value.messages == [message]


@pytest.mark.parametrize(("text", "number"), [("70", "70"), ("100", "100")])
def test_the_ends_of_the_range_are_in_it(text, number):
    assert DutchNumberField(low=70, high=100).clean(text) == Decimal(number)


def test_typed_text_is_shown_again_as_typed():
    assert DutchNumberField().prepare_value("1.25O") == "1.25O"
    assert DutchNumberField(decimals=1).prepare_value(Decimal("12.50")) == "12,5"
