"""Lines pasted from a spreadsheet into one field: split into cells, read one by one, with every mistake by line."""

import csv
from collections.abc import Callable, Iterator

from django import forms
from django.core.exceptions import ValidationError

MOST_MISTAKES = 10


class PastedForm(forms.Form):
    """`entries` has what was read, once the form is valid.

    A kind of line names its `columns`, the most `lines` there may be, and reads one in `read_line`, which raises
    ValueError with a Dutch message.
    """

    columns: tuple[str, ...]
    most_lines: int
    read_line: Callable[[list[str]], object]
    pasted = forms.CharField(
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "table-text", "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": "Plak hier eerst de regels."},
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.entries = []

    def clean_pasted(self):
        mistakes = list(self._read(self.cleaned_data["pasted"]))
        if len(self.entries) > self.most_lines:
            mistakes.append(f"Dit zijn {len(self.entries)} regels. Plak er hooguit {self.most_lines} tegelijk.")
        if not self.entries and not mistakes:
            mistakes.append("Er staat nog niets onder de kopregel.")
        if len(mistakes) > MOST_MISTAKES:
            mistakes[MOST_MISTAKES:] = [f"En nog {len(mistakes) - MOST_MISTAKES} fouten."]
        if mistakes:
            raise ValidationError(mistakes)
        return self.cleaned_data["pasted"]

    def _read(self, text: str) -> Iterator[str]:
        """Fill the entries; yields the mistakes."""
        seen = {}
        for number, cells in lines_of(text):
            if self._is_heading(cells):
                continue
            try:
                entry = self._entry(cells)
            except ValueError as error:
                yield f"Regel {number}: {error}"
                continue
            first = seen.setdefault(cells[0].lower(), number)
            if first != number:
                yield f"Regel {number}: “{cells[0]}” staat ook in regel {first}. Haal een van beide weg."
            self.entries.append(entry)

    def _entry(self, cells: list[str]):
        if len(cells) > len(self.columns):
            raise ValueError(f"er zijn hooguit {len(self.columns)} kolommen, hier staan er {len(cells)}.")
        if not cells[0]:
            raise ValueError(f"de kolom {self.columns[0]} is leeg.")
        return self.read_line(cells + [""] * (len(self.columns) - len(cells)))

    def _is_heading(self, cells: list[str]) -> bool:
        return cells[0].lower() == self.columns[0].lower()


def lines_of(text: str) -> list[tuple[int, list[str]]]:
    """Trimmed cells by number of the line; empty lines are left out, and empty cells at the end."""
    lines = text.splitlines()
    rows = csv.reader(lines, delimiter="\t" if "\t" in text else ";")
    found = ((rows.line_num, [cell.strip() for cell in cells]) for cells in rows)
    return [(number, _without_empty_end(cells)) for number, cells in found if any(cells)]


def _without_empty_end(cells: list[str]) -> list[str]:
    filled = [place for place, cell in enumerate(cells) if cell]
    return cells[: filled[-1] + 1]
