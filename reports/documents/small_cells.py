"""Small cells: which numbers of people stay out of a document that others read, lest they tell on someone. Pure."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction

from assessments.questionnaire import Over, Question
from assessments.responses import Part
from assessments.wording import describe_part, number_text

SMALLEST_SHOWN = 5
FEW = f"minder dan {SMALLEST_SHOWN}"
SHIELDED = "afgeschermd"
UNITS_OF_PEOPLE = ("personen", "mensen", "plekken")


def hidden_cells(counts: Mapping[Hashable, int], sums: Iterable[tuple[Hashable, ...]]) -> frozenset:
    """The cells to hide: those of 1 to 4 people, and enough others that none can be computed from what is shown.

    A sum holds the keys of some parts and, last, of their total. It may not have exactly one hidden member; the
    smallest of the others is hidden then, until every sum is safe.
    """
    sums = tuple(sums)
    hidden = {key for key, count in counts.items() if is_few(count)}
    while exposed := next((keys for keys in sums if sum(key in hidden for key in keys) == 1), None):
        hidden.add(min((key for key in exposed if key not in hidden and counts[key]), key=counts.__getitem__))
    return frozenset(hidden)


def is_few(count) -> bool:
    return 0 < count < SMALLEST_SHOWN


def count_text(count: int, *, is_hidden: bool) -> str:
    if not is_hidden:
        return number_text(Fraction(count))
    return FEW if is_few(count) else SHIELDED


def public_part_text(question: Question, part: Part) -> str:
    """An answer in words, without a number of people under five, nor one that is under five short of everyone."""
    figure = question.figure
    if figure is None or not part.number or not _counts_people(question):
        return describe_part(question, part)
    if part.total is None:
        return FEW if is_few(part.number) else describe_part(question, part)
    if is_few(part.total):
        return f"over {FEW}"
    if is_few(part.number):
        return f"{FEW} van {number_text(part.total)}"
    if is_few(part.total - part.number):
        return f"alle {number_text(part.total)}, op {FEW} na"
    return describe_part(question, part)


def _counts_people(question: Question) -> bool:
    return question.figure.over is Over.PEOPLE or question.figure.unit in UNITS_OF_PEOPLE
