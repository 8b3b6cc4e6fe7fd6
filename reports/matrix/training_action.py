"""A need of the training plan as an action that the council reads too: nothing in it points at a person. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assessments.competentiematrix.group_figures import LEAST
from assessments.competentiematrix.matrix import Matrix
from assessments.competentiematrix.training import Lesson
from assessments.competentiematrix.words import level_words, people_words

LONGEST = 120
START = "Opleidingsplan:"
IN_SMALL_TEAM = "in een klein team"
CERTIFICATE = ", met het certificaat dat daarbij hoort"
WHO = "Wie dat zijn, staat in de competentiematrix en niet in dit plan."


@dataclass(frozen=True, slots=True)
class TrainingAction:
    """`title` is the same for the same team and competence, however many people learn."""

    title: str
    what: str


def build_action(matrix: Matrix, lessons: Sequence[Lesson], on: date) -> TrainingAction:
    """Of the lessons for one need. Of a team of fewer than five people neither the name nor a number is told."""
    need = matrix.needs[lessons[0].need]
    competence = matrix.competences[need.competence]
    people = int((matrix.present(on) & (matrix.team_of_worker == need.team)).sum())
    goal = f"dit tot niveau {level_words(need.level)}{CERTIFICATE if competence.needs_certificate else ''}."
    if people < LEAST:
        return TrainingAction(_title(competence.name, IN_SMALL_TEAM), f"Mensen van dit team leren {goal} {WHO}")
    where = f"in team {matrix.teams[need.team].name}"
    learn = "leert" if len(lessons) == 1 else "leren"
    return TrainingAction(_title(competence.name, where), f"{people_words(len(lessons))} {learn} {goal} {WHO}")


def _title(competence: str, where: str) -> str:
    room = LONGEST - len(f"{START} {where}") - 1
    shown = competence if len(competence) <= room else f"{competence[: room - 1]}…"
    return f"{START} {shown} {where}"
