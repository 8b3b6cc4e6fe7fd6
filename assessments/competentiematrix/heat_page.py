"""The heat map of a team as a page shows it: people against competences, a figure and a tone in every cell. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

import numpy as np

from assessments.competentiematrix.cover import Cover, cover_of
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import NO_CERTIFICATE, Matrix, Need, Worker
from assessments.competentiematrix.words import cover_words, day_words, standing_of

NEVER = NO_CERTIFICATE.item()
# Short, because a page has thousands of cells: two views that differ, and a certificate that does not hold.
DIFFERS, UNCERTIFIED = "d", "x"


class Shown(StrEnum):
    """What the figures are."""

    NOW = "nu"
    COULD = "leren"
    GAP = "gat"

    @property
    def label(self) -> str:
        return {"nu": "Kan nu", "leren": "Kan en wil leren", "gat": "Gat"}[self.value]


@dataclass(frozen=True, slots=True)
class HeatFilter:
    """Which people to show; `competence` is a number, and then only who can do it now at `level` or above."""

    code: str = ""
    contract_group: str = ""
    competence: int | None = None
    level: int = 3


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`tone` holds its classes. `note` is what a figure and a tone do not tell; it follows the figure when read out."""

    tone: str = ""
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeatColumn:
    number: int
    name: str
    need: Need
    foot: HeatCell


@dataclass(frozen=True, slots=True)
class HeatRow:
    """`own` and `lead` have one sign per column: the level in that view, or a dot. `contract`: empty when fixed."""

    worker: Worker
    contract: str
    own: str
    lead: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatPage:
    shown: Shown
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]

    @property
    def is_typed_in(self) -> bool:
        """A gap follows from levels."""
        return self.shown is not Shown.GAP


@dataclass(frozen=True, slots=True)
class HeatAnswer:
    """What stands in one cell and at the foot of its column after somebody typed; `own` and `lead` as in HeatRow."""

    cell: HeatCell
    foot: HeatCell
    own: str
    lead: str


def find_people(matrix: Matrix, asked: HeatFilter, on: date) -> list[int]:
    """Places of the people who are there and fit the filter, by code."""
    fitting = matrix.present(on)
    if asked.competence is not None:
        column = next(place for place, each in enumerate(matrix.competences) if each.number == asked.competence)
        fitting = fitting & (matrix.now[:, column] >= asked.level)
    return [place for place in np.flatnonzero(fitting).tolist() if _fits(matrix.workers[place], asked)]


def _fits(worker: Worker, asked: HeatFilter) -> bool:
    is_of_group = asked.contract_group in ("", worker.contract_group)
    return is_of_group and asked.code.lower() in worker.code.lower()


def put_first(matrix: Matrix, number: int | None) -> Matrix:
    """The same with this competence in front; None: as it is."""
    first = [need for need in matrix.needs if matrix.competences[need.competence].number == number]
    return replace(matrix, needs=(*first, *(need for need in matrix.needs if need not in first)))


def build_heat_page(matrix: Matrix, people: Sequence[int], shown: Shown, on: date) -> HeatPage:
    """`matrix` of one team; the cover at the foot counts everyone, whatever part of the people is shown."""
    columns = tuple(_column(matrix, cover) for cover in cover_of(matrix, on))
    return HeatPage(shown, columns, tuple(_row(matrix, place, shown, on) for place in people))


def build_answer(matrix: Matrix, worker: int, shown: Shown, on: date) -> HeatAnswer:
    """`matrix` of one team and one competence; `worker` is a number."""
    place = next(place for place, each in enumerate(matrix.workers) if each.number == worker)
    page = build_heat_page(matrix, [place], shown, on)
    (row,), (column,) = page.rows, page.columns
    return HeatAnswer(row.cells[0], column.foot, row.own, row.lead)


def _column(matrix: Matrix, cover: Cover) -> HeatColumn:
    competence = matrix.competences[cover.need.competence]
    return HeatColumn(competence.number, competence.name, cover.need, foot_cell(cover))


def foot_cell(cover: Cover) -> HeatCell:
    """As in "1/2": one is able, two are needed."""
    return HeatCell(standing_of(cover), f"{cover.able}/{cover.need.heads}", cover_words(cover))


def _row(matrix: Matrix, place: int, shown: Shown, on: date) -> HeatRow:
    views, worker = matrix.views, matrix.workers[place]
    columns = [need.competence for need in matrix.needs]
    is_could = shown is Shown.COULD
    levels = matrix.could if is_could else matrix.now
    own, lead = (views.own_could, views.lead_could) if is_could else (views.own_now, views.lead_now)
    own, lead, levels, until = (a[place, columns].tolist() for a in (own, lead, levels, views.certified_until))
    asks = matrix.asks_certificate[columns].tolist()
    lapsed = [day if is_asked and day < on else None for day, is_asked in zip(until, asks, strict=True)]
    cells = zip(matrix.needs, zip(levels, own, lead, strict=True), lapsed, strict=True)
    return HeatRow(
        worker,
        "" if worker.contract_group == "vast" else worker.contract_group.partition("-")[0],
        _signs(own),
        _signs(lead),
        tuple(_cell(shown, need.level, levels, lapsed) for need, levels, lapsed in cells),
    )


def _signs(levels: Sequence[int]) -> str:
    return "".join("." if level == UNKNOWN else str(level) for level in levels)


# The same few combinations come back thousands of times on a page.
@lru_cache(maxsize=4096)
def _cell(shown: Shown, needed: int, levels: tuple[int, int, int], lapsed: date | None) -> HeatCell:
    """`levels`: what counts, the own view and that of who leads.

    `lapsed`: the last day of a certificate that no longer holds, or NEVER; None: it holds, or none is asked.
    """
    level, own, lead = levels
    if level == UNKNOWN:
        return HeatCell()
    tone, text = f"l{level}", str(level)
    if shown is Shown.GAP:
        short = max(0, needed - level)
        tone, text = f"g{short}", str(short)
    notes = {
        DIFFERS: "" if shown is Shown.GAP else _difference(own, lead),
        UNCERTIFIED: "" if shown is Shown.COULD else _certificate(lapsed, level >= needed),
    }
    told = {mark: note for mark, note in notes.items() if note}
    return HeatCell(" ".join((tone, *told)), text, ", ".join(told.values()))


def _difference(own: int, lead: int) -> str:
    """Empty where one of both views is missing, or both are the same."""
    return "" if own == lead or UNKNOWN in (own, lead) else f"eigen kijk {own}, leiding {lead}"


def _certificate(lapsed: date | None, is_at_level: bool) -> str:
    """Empty where it holds, and for who is not at level and never had one."""
    if lapsed is None or (lapsed == NEVER and not is_at_level):
        return ""
    return "certificaat ontbreekt" if lapsed == NEVER else f"certificaat gold tot en met {day_words(lapsed)}"
