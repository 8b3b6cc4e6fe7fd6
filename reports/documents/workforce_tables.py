"""The workforce as others may read it: tables per group, without numbers of fewer than five people. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from assessments.questionnaire import CONTRACT_GROUPS, Axis
from assessments.wording import number_text
from charts.bars import Share, StackedChart, Whole, build_stacked_chart
from reports.documents.dossier import Headcell
from reports.documents.small_cells import SHIELDED, count_text, hidden_cells
from reports.documents.tables import Column, Table, columns

# A place in the table: unit, function group and contract group; None stands for all of them.
Place = tuple[str | None, str | None, str | None]
EVERYWHERE: Place = (None, None, None)
UNIT, FUNCTION, CONTRACT = range(3)
SEXES = ("women", "men", "other")
MEASURES = (*SEXES, "heads")
HEADINGS = ("Mensen", "Vrouwen", "Mannen", "Anders of onbekend", "Uren per week")
NOTE = (
    "Aantallen van minder dan 5 mensen staan er niet in. Waar een ander getal zo'n aantal zou verraden, "
    f"staat er “{SHIELDED}”."
)


@dataclass(frozen=True, slots=True)
class Headcounts:
    """The numbers of all places, and which of them stay hidden."""

    cells: tuple[Headcell, ...]
    counts: Counter
    hidden: frozenset

    def text(self, place: Place, measure: str = "heads") -> str:
        key = (place, measure)
        return count_text(self.counts[key], is_hidden=key in self.hidden)

    def along(self, dimension: int) -> tuple[str, ...]:
        """The groups with people, contract groups in their own order and others as they were entered."""
        values = dict.fromkeys(_place(cell)[dimension] for cell in self.cells)
        return tuple(g for g in CONTRACT_GROUPS if g in values) if dimension == CONTRACT else tuple(values)

    def group_text(self, axis: Axis, group: str) -> str:
        return self.text((None, None, group) if axis is Axis.CONTRACT else (None, group, None))

    def hours_text(self, place: Place) -> str:
        if (place, "heads") in self.hidden:
            return SHIELDED
        hours = [cell.hours_per_week for cell in self.cells if _lies_in(cell, place)]
        return "onbekend" if None in hours else number_text(sum(hours, Decimal(0)))


@dataclass(frozen=True, slots=True)
class WorkforceChapter:
    """`by_unit` None: one unit. `picture` None: it would show what the tables hide."""

    heads: str
    note: str
    by_contract: Table
    by_function: Table
    by_unit: Table | None
    crossed: Table
    picture: StackedChart | None


def count_heads(cells: tuple[Headcell, ...]) -> Headcounts:
    counts = Counter()
    for cell in cells:
        for place in _places(cell):
            for measure in MEASURES:
                counts[place, measure] += getattr(cell, measure)
    return Headcounts(cells, counts, hidden_cells(counts, _sums(counts)))


def build_workforce_chapter(headcounts: Headcounts, label: Callable[[str], str]) -> WorkforceChapter:
    """`label` turns the slug of a contract or function group into words."""
    has_units = len(headcounts.along(UNIT)) > 1
    return WorkforceChapter(
        heads=headcounts.text(EVERYWHERE),
        note=NOTE if headcounts.hidden else "",
        by_contract=_margin(headcounts, CONTRACT, "contractgroep", label),
        by_function=_margin(headcounts, FUNCTION, "functiegroep", label),
        by_unit=_margin(headcounts, UNIT, "bedrijfsonderdeel", unit_label) if has_units else None,
        crossed=_crossed(headcounts, label, has_units=has_units),
        picture=_picture(headcounts, label),
    )


def unit_label(unit: str) -> str:
    return unit or "Overige"


def _place(cell: Headcell) -> Place:
    return (cell.unit, cell.function_group, cell.contract_group)


def _places(cell: Headcell) -> tuple[Place, ...]:
    unit, function, contract = place = _place(cell)
    return (place, (unit, None, None), (None, function, None), (None, None, contract), EVERYWHERE)


def _lies_in(cell: Headcell, place: Place) -> bool:
    return all(wanted in (None, own) for wanted, own in zip(place, _place(cell), strict=True))


def _sums(counts: Counter) -> Iterable[tuple]:
    """Every total that is printed beside its parts: by sex, along each dimension, and of the crossed table."""
    places = list(dict.fromkeys(place for place, _ in counts))
    margins = [place for place in places if sum(value is not None for value in place) == 1]
    crossed = [place for place in places if None not in place]
    yield from (tuple((place, measure) for measure in MEASURES) for place in places)
    for measure in MEASURES:
        for dimension in (UNIT, FUNCTION, CONTRACT):
            along = [place for place in margins if place[dimension] is not None]
            yield tuple((place, measure) for place in (*along, EVERYWHERE))
        for margin in margins:
            parts = [p for p in crossed if all(m in (None, own) for m, own in zip(margin, p, strict=True))]
            yield tuple((place, measure) for place in (*parts, margin))


def _margin(headcounts: Headcounts, dimension: int, name: str, label: Callable[[str], str]) -> Table:
    groups = [(label(group), _along(dimension, group)) for group in headcounts.along(dimension)]
    rows = tuple(_row((words,), place, headcounts) for words, place in [*groups, ("Totaal", EVERYWHERE)])
    return Table(f"Mensen per {name}, op 31 december", columns(name.capitalize(), *HEADINGS), rows)


def _along(dimension: int, group: str) -> Place:
    return tuple(group if index == dimension else None for index in range(3))


def _crossed(headcounts: Headcounts, label: Callable[[str], str], *, has_units: bool) -> Table:
    names = ("Bedrijfsonderdeel", "Functiegroep", "Contractgroep") if has_units else ("Functiegroep", "Contractgroep")
    order = {group: number for number, group in enumerate(headcounts.along(CONTRACT))}
    cells = sorted(
        headcounts.cells, key=lambda cell: (cell.unit, label(cell.function_group), order[cell.contract_group])
    )
    rows = tuple(
        _row(
            (*((unit_label(cell.unit),) if has_units else ()), label(cell.function_group), label(cell.contract_group)),
            _place(cell),
            headcounts,
        )
        for cell in cells
    )
    heads = (Column(name) for name in names)
    caption = (
        f"Mensen per {' en '.join(name.lower() for name in names[-2:])}{', per bedrijfsonderdeel' if has_units else ''}"
    )
    return Table(caption, (*heads, *(Column(heading, "number") for heading in HEADINGS)), rows)


def _row(words: tuple[str, ...], place: Place, headcounts: Headcounts) -> tuple[str, ...]:
    numbers = (headcounts.text(place, measure) for measure in ("heads", *SEXES))
    return (*words, *numbers, headcounts.hours_text(place))


def _picture(headcounts: Headcounts, label: Callable[[str], str]) -> StackedChart | None:
    """How the contract groups share out the people of each function group; only where nothing at all is hidden."""
    contracts = headcounts.along(CONTRACT)
    if headcounts.hidden or len(contracts) < 2:
        return None
    everyone = _whole("Iedereen", headcounts.cells, contracts, label)
    by_function = (
        _whole(label(function), [c for c in headcounts.cells if c.function_group == function], contracts, label)
        for function in headcounts.along(FUNCTION)
    )
    return build_stacked_chart((everyone, *by_function))


def _whole(name: str, cells: Iterable[Headcell], contracts: tuple[str, ...], label: Callable[[str], str]) -> Whole:
    heads = Counter()
    for cell in cells:
        heads[cell.contract_group] += cell.heads
    return Whole(name, tuple(Share(label(c), Decimal(heads[c] * 100) / heads.total()) for c in contracts))
