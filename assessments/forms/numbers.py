"""Numbers as people in the Netherlands type them: 1.250 and 12,5."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
NOT_A_NUMBER = "Vul een getal in, bijvoorbeeld 1250 of 12,5."


def parse_number(text: str) -> Decimal:
    """The number in a Dutch notation: "1.250" is 1250, "1.250,5" and "2.5" have decimals. Raises ValueError."""
    plain = text.strip().replace("\u00a0", "").replace(" ", "").removesuffix("%")
    if plain.count(",") == 1:
        whole, decimals = plain.split(",")
        plain = (whole.replace(".", "") if THOUSANDS.fullmatch(whole) else whole) + "." + decimals
    elif THOUSANDS.fullmatch(plain):
        plain = plain.replace(".", "")
    if not NUMBER.fullmatch(plain) or len(plain) > 15:
        raise ValueError(text)
    return Decimal(plain)


def format_number(number) -> str:
    """A number for an entry field: comma, no needless zeros, no thousands separator."""
    if number is None:
        return ""
    text = f"{Decimal(number):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


class DutchNumberField(forms.Field):
    """An optional number; its value is a Decimal or None."""

    def __init__(self, *, decimals=0, low=0, high=None, **kwargs):
        self.decimals, self.low, self.high = decimals, low, high
        inputmode = "decimal" if decimals else "numeric"
        widget = forms.TextInput(attrs={"inputmode": inputmode, "autocomplete": "off", "class": "input-short"})
        super().__init__(required=False, widget=widget, **kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) else format_number(value)

    def to_python(self, value):
        if value is None or not value.strip():
            return None
        try:
            number = parse_number(value)
        except ValueError:
            raise ValidationError(NOT_A_NUMBER) from None
        if -number.as_tuple().exponent > self.decimals:
            digits = "cijfer" if self.decimals == 1 else "cijfers"
            allowed = f"hooguit {self.decimals} {digits} achter de komma" if self.decimals else "hele getallen"
            raise ValidationError(f"Gebruik {allowed}.")
        if number < self.low or (self.high is not None and number > self.high):
            raise ValidationError(self._range_message())
        return number

    def _range_message(self):
        if self.high is None:
            return f"Vul een getal in van {format_number(self.low)} of hoger."
        return f"Vul een getal in van {format_number(self.low)} tot en met {format_number(self.high)}."
