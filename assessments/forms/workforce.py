"""The workforce table: typed row by row, or pasted from a spreadsheet."""

import csv
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from assessments.forms.numbers import DutchNumberField, parse_number
from assessments.models import Headcount
from assessments.questionnaire import CONTRACT_GROUPS
from assessments.services.workforce import HeadcountRow

MAX_ROWS = 200
MAX_HOURS = 4_000_000
COLUMNS = (
    "Bedrijfsonderdeel",
    "Functiegroep",
    "Contractgroep",
    "Vrouwen",
    "Mannen",
    "Anders of onbekend",
    "Uren per week",
)
CONTRACT_BY_NAME = {name.lower(): slug for slug, name in CONTRACT_GROUPS.items()} | {s: s for s in CONTRACT_GROUPS}


class HeadcountForm(forms.Form):
    """One row; an empty row is passed over."""

    unit = forms.CharField(label=COLUMNS[0], max_length=80, required=False)
    function_group = forms.CharField(label=COLUMNS[1], max_length=60, required=False)
    contract_group = forms.ChoiceField(
        label=COLUMNS[2], choices=[("", "Kies"), *CONTRACT_GROUPS.items()], required=False
    )
    women = DutchNumberField(label=COLUMNS[3], high=100_000)
    men = DutchNumberField(label=COLUMNS[4], high=100_000)
    other = DutchNumberField(label=COLUMNS[5], high=100_000)
    hours_per_week = DutchNumberField(label=COLUMNS[6], decimals=1, high=MAX_HOURS)

    def clean(self):
        cleaned = super().clean()
        if any(value not in (None, "") for value in cleaned.values()):
            if "function_group" in cleaned and not cleaned["function_group"]:
                self.add_error("function_group", "Noem de functiegroep van deze regel.")
            if "contract_group" in cleaned and not cleaned["contract_group"]:
                self.add_error("contract_group", "Kies de contractgroep van deze regel.")
        return cleaned

    @property
    def row(self) -> HeadcountRow | None:
        """None for an empty row."""
        data = self.cleaned_data
        if not data.get("function_group"):
            return None
        heads = {name: int(data[name] or 0) for name in ("women", "men", "other")}
        return HeadcountRow(
            data["unit"], data["function_group"], data["contract_group"], **heads, hours_per_week=data["hours_per_week"]
        )


HeadcountFormSet = forms.formset_factory(HeadcountForm, extra=3, max_num=MAX_ROWS, absolute_max=MAX_ROWS + 10)


def headcount_initial(headcounts) -> list[dict]:
    """What the table shows for stored rows."""
    return [_initial(headcount) for headcount in headcounts]


def _initial(headcount: Headcount) -> dict:
    names = ("unit", "contract_group", "women", "men", "other", "hours_per_week")
    return {name: getattr(headcount, name) for name in names} | {"function_group": headcount.function_group.name}


class PasteForm(forms.Form):
    """A table pasted from a spreadsheet; `rows` holds it after validation."""

    table = forms.CharField(
        label="Plak hier uw tabel",
        help_text="Zeven kolommen, in deze volgorde: " + ", ".join(COLUMNS) + ". Een kopregel mag mee. "
        "Wat u plakt, komt in de plaats van de regels die er nu staan.",
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_table(self):
        lines = self.cleaned_data["table"].splitlines()
        delimiter = "\t" if any("\t" in line for line in lines) else ";"
        rows, errors = [], []
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
            if _is_heading_or_empty(cells):
                continue
            try:
                rows.append(read_row(cells))
            except ValueError as error:
                errors.append(f"Regel {number}: {error}")
        if len(rows) > MAX_ROWS:
            errors.append(f"Dit zijn {len(rows)} regels; hooguit {MAX_ROWS} kunnen mee. Voeg bedrijfsonderdelen samen.")
        if errors:
            raise ValidationError(errors[:10])
        self.rows = rows
        return self.cleaned_data["table"]


def _is_heading_or_empty(cells: list[str]) -> bool:
    return not any(cell.strip() for cell in cells) or "functiegroep" in (cell.strip().lower() for cell in cells)


def read_row(cells: list[str]) -> HeadcountRow:
    """One row of seven cells; raises ValueError with a Dutch message that names the column."""
    texts = [cell.strip() for cell in cells]
    if len(texts) != len(COLUMNS):
        raise ValueError(f"er zijn {len(COLUMNS)} kolommen nodig, hier staan er {len(texts)}.")
    if not texts[1]:
        raise ValueError(f"de kolom {COLUMNS[1]} is leeg.")
    contract = CONTRACT_BY_NAME.get(texts[2].lower())
    if contract is None:
        known = ", ".join(CONTRACT_GROUPS.values())
        raise ValueError(f"“{texts[2]}” is geen contractgroep. Kies uit: {known}.")
    women, men, other = (_heads(text, column) for text, column in zip(texts[3:6], COLUMNS[3:6], strict=True))
    hours = _hours(texts[6], COLUMNS[6])
    return HeadcountRow(texts[0][:80], texts[1][:60], contract, women, men, other, hours)


def _heads(text: str, column: str) -> int:
    number = _number(text, column) or Decimal(0)
    if number != int(number) or number > 100_000:
        raise ValueError(f"“{text}” in de kolom {column} is geen aantal mensen.")
    return int(number)


def _hours(text: str, column: str) -> Decimal | None:
    number = _number(text, column)
    if number is not None and number > MAX_HOURS:
        raise ValueError(f"“{text}” in de kolom {column} is te veel; hooguit {MAX_HOURS} kan.")
    return number


def _number(text: str, column: str) -> Decimal | None:
    if not text:
        return None
    try:
        number = parse_number(text)
    except ValueError:
        raise ValueError(f"“{text}” in de kolom {column} is geen getal.") from None
    if number < 0:
        raise ValueError(f"“{text}” in de kolom {column} kan niet negatief zijn.")
    return number
