"""The training plan of one team as its document tells it: who learns what, who can teach, and what stays open. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np

from assessments.competentiematrix.breadth import helpers_of
from assessments.competentiematrix.group_figures import LEAST
from assessments.competentiematrix.matrix import Matrix
from assessments.competentiematrix.training import Lesson, TrainingPlan, plan_training, teachers_of
from reports.documents.tables import Column, Table

MOST_LEARNERS = 30
MOST_TEACHERS = 3
WISH = "*"
WISHED = "Een ster: zij zeggen zelf dat zij dit kunnen en willen leren."


@dataclass(frozen=True, slots=True)
class PlanPart:
    """`lessons` and `open_gaps` are None where there are none; `sum_words` says what it takes in all."""

    sum_words: str
    lessons: Table | None
    open_gaps: Table | None


def build_plan_part(team: Matrix, whole: Matrix, place: int, on: date) -> PlanPart:
    """`team` is the part of `whole` with the team at that place.

    Who leads this team reads it too: a team of fewer than five is not named as one that can lend.
    """
    plan = plan_training(team, on)
    needs = [need for need in whole.needs if need.team == place]
    people = np.bincount(whole.team_of_worker[whole.present(on)], minlength=len(whole.teams))
    helping = [sorted({whole.workers[row].team for row in helpers_of(whole, need, on)}) for need in needs]
    names = tuple(", ".join(whole.teams[each].name for each in teams if people[each] >= LEAST) for teams in helping)
    return PlanPart(_sum_words(plan), _lessons(team, plan, on), _open_gaps(team, plan, names))


def _sum_words(plan: TrainingPlan) -> str:
    if not plan.lessons:
        return "Er is niets dat iemand van dit team hiervoor moet leren." if not plan.open_gaps else ""
    return (
        f"{'. '.join(_sums(plan))}. Minder kan niet, met hooguit {plan.per_person} nieuwe competenties per mens en "
        "zonder iemand iets te vragen wat die niet kan of wil leren."
    )


def _sums(plan: TrainingPlan) -> Iterator[str]:
    learning = len({lesson.worker for lesson in plan.lessons if not lesson.is_renewal})
    renewed = sum(lesson.is_renewal for lesson in plan.lessons)
    if learning:
        who = "Eén iemand leert" if learning == 1 else f"{learning} mensen leren"
        yield f"{who} iets bij, samen {'1 niveau' if plan.climb == 1 else f'{plan.climb} niveaus'}"
    if renewed:
        yield "Eén certificaat moet er komen" if renewed == 1 else f"{renewed} certificaten moeten er komen"


def _lessons(team: Matrix, plan: TrainingPlan, on: date) -> Table | None:
    heads = (
        Column("Competentie", "wide"),
        Column("Mensen", "points"),
        Column("Wie leert het"),
        Column("Wie kan het leren", "narrow"),
    )
    rows = tuple(
        (
            team.competences[team.needs[need].competence].name,
            str(len(lessons)),
            _listed([f"{team.workers[each.worker].code} {_step(each)}" for each in lessons], MOST_LEARNERS),
            _teachers(team, need, on),
        )
        for need, lessons in ((need, list(group)) for need, group in groupby(plan.lessons, lambda each: each.need))
    )
    note = WISHED if any(each.is_wish for each in plan.lessons) else ""
    return Table("Wie wat leert, met het niveau van nu en daarna", heads, rows, note) if rows else None


def _step(lesson: Lesson) -> str:
    if lesson.is_renewal:
        return "(certificaat)"
    start = "leeg" if lesson.from_level is None else lesson.from_level
    return f"({start} naar {lesson.to_level}){WISH * lesson.is_wish}"


def _teachers(team: Matrix, need: int, on: date) -> str:
    teachers = [team.workers[row].code for row in teachers_of(team, need, on)]
    return _listed(teachers, MOST_TEACHERS) or "niemand in dit team"


def _listed(names: list[str], most: int) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} en nog {len(names) - most}" if len(names) > most else shown


def _open_gaps(team: Matrix, plan: TrainingPlan, helping: tuple[str, ...]) -> Table | None:
    heads = (Column("Competentie", "wide"), Column("Blijft open", "points"), Column("Wat dan kan"))
    rows = tuple(
        (team.competences[team.needs[gap.need].competence].name, str(gap.missing), _way_out(helping[gap.need]))
        for gap in plan.open_gaps
    )
    return Table("Wat dit team niet zelf kan oplossen", heads, rows) if rows else None


def _way_out(teams: str) -> str:
    if not teams:
        return "Werven, of iemand uit een arbeidspool."
    return f"Lenen bij {teams}. Anders werven, of iemand uit een arbeidspool."
