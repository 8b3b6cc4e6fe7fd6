"""What a spreadsheet program lets people type in a sheet that is to come back filled in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.datavalidation import DataValidation

_REFUSED = "Dit kan hier niet"


@dataclass(frozen=True, slots=True)
class EntryRule:
    """One of `choices` (at most 255 characters in all, no commas), or else a number or day from `low` up to `high`.

    Columns count from 1. `message` is shown, in at most 225 characters, to who types something else.
    """

    columns: tuple[int, ...]
    message: str
    choices: tuple[str, ...] = ()
    low: Decimal | date | None = None
    high: Decimal | date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """So many lines under the header, kept to these rules. In `text_columns` a number stays what was typed: 007."""

    lines: int
    rules: tuple[EntryRule, ...] = ()
    text_columns: tuple[int, ...] = ()


def guard_entry(page, entry: Entry, header_row: int) -> None:
    """Put the rules on a sheet of openpyxl that was not written yet."""
    for column in entry.text_columns:
        page.column_dimensions[get_column_letter(column)].number_format = FORMAT_TEXT
    for rule in entry.rules:
        page.data_validations.append(_validation(rule, header_row + 1, header_row + entry.lines))


def _validation(rule: EntryRule, first: int, last: int) -> DataValidation:
    letters = map(get_column_letter, rule.columns)
    return DataValidation(
        **_condition(rule),
        sqref=" ".join(f"{letter}{first}:{letter}{last}" for letter in letters),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_REFUSED,
        error=rule.message,
    )


def _condition(rule: EntryRule) -> dict[str, str]:
    if rule.choices:
        return {"type": "list", "formula1": f'"{",".join(rule.choices)}"'}
    is_day = isinstance(rule.low, date)
    low, high = (str(int(to_excel(bound)) if is_day else bound) for bound in (rule.low, rule.high))
    return {"type": "date" if is_day else "decimal", "operator": "between", "formula1": low, "formula2": high}
