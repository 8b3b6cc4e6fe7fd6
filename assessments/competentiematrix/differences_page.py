"""Where people and who leads them see it differently, by person, as something to talk about. Pure."""

from dataclasses import dataclass
from datetime import date

from assessments.competentiematrix.differences import Difference, differences_of
from assessments.competentiematrix.matrix import Competence, Matrix, Worker
from assessments.competentiematrix.words import level_words


@dataclass(frozen=True, slots=True)
class Subject:
    """One competence to talk about, in words: what both say, and the lower one, which counts until they have talked."""

    competence: Competence
    own: str
    lead: str
    counted: str


@dataclass(frozen=True, slots=True)
class Talk:
    """What there is to talk about with one person."""

    worker: Worker
    subjects: tuple[Subject, ...]


def build_talks(matrix: Matrix, on: date) -> tuple[Talk, ...]:
    """The largest difference first, and of each person too."""
    by_worker: dict[int, list[Difference]] = {}
    for difference in differences_of(matrix, on):
        by_worker.setdefault(difference.worker, []).append(difference)
    return tuple(
        Talk(matrix.workers[place], tuple(_subject(matrix, each) for each in differences))
        for place, differences in by_worker.items()
    )


def _subject(matrix: Matrix, difference: Difference) -> Subject:
    levels = (difference.own, difference.lead, min(difference.own, difference.lead))
    return Subject(matrix.competences[difference.competence], *map(level_words, levels))
