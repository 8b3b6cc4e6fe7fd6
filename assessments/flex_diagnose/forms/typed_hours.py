"""Hours that were worked, typed in a table of cells with a row per month or week."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.functional import cached_property

from assessments.flex_diagnose.forms.hours import HoursForm
from assessments.flex_diagnose.reading.mistakes import Mistake, NeedTableError
from assessments.flex_diagnose.reading.need_table import read_need
from assessments.flex_diagnose.reading.period_words import period_name, read_period
from assessments.flex_diagnose.reading.series_text import HEADERS, MEASURE, number_text
from assessments.flex_diagnose.series import Grain, NeedSeries
from assessments.forms.numbers import DutchNumberField
from spreadsheets.table import column_letters

MOST_ROWS = 60
LONGEST_CELL = 40
COLUMNS = (*HEADERS, MEASURE)
NO_PERIOD = "Schrijf een maand als “januari 2024”, of een week als “week 1 van 2024”."
NO_NAME = "Geef uw tweede reeks een eigen naam, zoals Orders. Met deze naam lijkt het een andere kolom."


class RowsForm(forms.Form):
    """Which months or weeks the table has rows for; `starts` are their first days."""

    first = forms.CharField(
        label="Eerste maand of week",
        help_text="Bijvoorbeeld januari 2024, of week 1 van 2024.",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "input-short", "autocomplete": "off"}),
        error_messages={"required": NO_PERIOD},
    )
    count = DutchNumberField(label="Hoeveel maanden of weken?", low=1, high=MOST_ROWS)

    def clean_first(self):
        period = read_period(self.cleaned_data["first"])
        if period is None:
            raise forms.ValidationError(NO_PERIOD)
        self.grain = period.grain or Grain.MONTH
        self.start = period.day if self.grain is Grain.WEEK else period.day.replace(day=1)
        return self.cleaned_data["first"]

    def clean(self):
        if not self.errors and (self.cleaned_data["count"] or 0) < self.grain.fewest:
            plural = {Grain.MONTH: "maanden", Grain.WEEK: "weken"}[self.grain]
            self.add_error("count", f"Kies {self.grain.fewest} tot en met {MOST_ROWS} {plural}.")
        return self.cleaned_data

    @property
    def starts(self) -> tuple[date, ...]:
        starts = [self.start]
        while len(starts) < self.cleaned_data["count"]:
            starts.append(self.grain.after(starts[-1]))
        return tuple(starts)


@dataclass(frozen=True, slots=True)
class Cell:
    """One input of the table. `label` names it for who does not see the table; `error` is empty where all is well."""

    name: str
    label: str
    value: str
    error: str


class TypedForm(HoursForm):
    """A row per period; rows at either end that stay empty are left out, and so are empty columns."""

    first = forms.CharField(widget=forms.HiddenInput)
    count = forms.CharField(widget=forms.HiddenInput)
    measure_name = forms.CharField(
        label="Naam van uw tweede reeks",
        help_text="Alleen als u de laatste kolom gebruikt: bijvoorbeeld Orders, Klanten of Bezoeken.",
        max_length=60,
        required=False,
    )

    def __init__(self, rows: RowsForm, data=None, *, series: NeedSeries | None = None, initial=None):
        """`rows` is valid; `series` fills the cells of the periods that it has."""
        self.grain, self.starts = rows.grain, rows.starts
        self.known = {period.starts_on: period for period in series.periods} if series else {}
        self.mistakes: tuple[Mistake, ...] = ()
        chosen = {name: rows.data[name] for name in ("first", "count")}
        super().__init__(data, initial=(initial or {}) | chosen)

    @cached_property
    def values(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the cells, row by row."""
        return tuple(tuple(self._value(index, column) for column in COLUMNS) for index in range(len(self.starts)))

    @property
    def headers(self) -> tuple[str, ...]:
        return (*HEADERS.values(), (self["measure_name"].value() or "").strip() or "Tweede reeks")

    @property
    def rows(self) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
        """Per period its name and its cells."""
        names = [period_name(self.grain, start) for start in self.starts]
        return tuple((name, tuple(self._cells(index, name))) for index, name in enumerate(names))

    @property
    def wrong_cells(self) -> tuple[Cell, ...]:
        return tuple(cell for _, cells in self.rows for cell in cells if cell.error)

    def clean(self):
        try:
            self.need = read_need(self._table())
        except NeedTableError as error:
            self.mistakes = tuple(mistake for mistake in error.mistakes if mistake.line and mistake.column)
            others = [self._told(mistake) for mistake in error.mistakes if mistake not in self.mistakes]
            self.add_error(None, others or "Er is nog niets opgeslagen. Verbeter de cellen die hieronder staan.")
        else:
            if any(row[-1] for row in self.values) and not self.need.measure_name:
                self.add_error("measure_name", NO_NAME)
        return self.cleaned_data

    def _table(self) -> list[tuple[int, tuple[str, ...]]]:
        """Header and rows as the reader takes them; a line has the number of its row, counted from 1."""
        filled = [index for index, row in enumerate(self.values) if any(row)]
        lines = range(filled[0], filled[-1] + 1) if filled else range(len(self.starts))
        header = (0, ("Periode", *self.headers))
        return [
            header,
            *((line + 1, (period_name(self.grain, self.starts[line]), *self.values[line])) for line in lines),
        ]

    def _told(self, mistake: Mistake) -> str:
        """By the period of the row, where it is about one."""
        place = f"{period_name(self.grain, self.starts[mistake.line - 1])}: " if mistake.line else ""
        told = f"{place}{mistake.text}"
        return f"{told[0].upper()}{told[1:]}"

    def _value(self, index: int, column: str) -> str:
        if self.is_bound:
            return self.data.get(_name(column, index), "").strip()[:LONGEST_CELL]
        period = self.known.get(self.starts[index])
        return number_text(getattr(period, column)) if period else ""

    def _cells(self, index: int, period: str) -> tuple[Cell, ...]:
        return tuple(
            Cell(_name(column, index), f"{header}, {period}", self.values[index][place], self._error(index, place))
            for place, (column, header) in enumerate(zip(COLUMNS, self.headers, strict=True))
        )

    def _error(self, index: int, place: int) -> str:
        # Column A is the period.
        at = (index + 1, column_letters(place + 2))
        return " ".join(mistake.text for mistake in self.mistakes if (mistake.line, mistake.column) == at)


def _name(column: str, index: int) -> str:
    return f"{column}-{index}"
