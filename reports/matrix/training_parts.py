"""The training plan in words: per need who learns, who can teach, and what stays open. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from assessments.competentiematrix.matrix import NO_CERTIFICATE, Competence, Matrix, Team
from assessments.competentiematrix.training import Lesson, OpenGap, TrainingPlan, teachers_by_need
from assessments.competentiematrix.words import level_words
from reports.matrix.training_action import TrainingAction, build_action

# More fold away.
MOST_LESSONS = 8
MOST_TEACHERS = 5


@dataclass(frozen=True, slots=True)
class LessonLine:
    """`from_level` and `goal` in words."""

    code: str
    from_level: str
    goal: str
    is_wish: bool


@dataclass(frozen=True, slots=True)
class NeedPlan:
    """`short` people are short, of whom `missing` stay so. `lenders`: teams, with how many people there can do it.

    `key` names the need in a form. `action` None: nobody learns, so there is nothing to plan.
    """

    key: str
    team: Team
    competence: Competence
    level: str
    short: int
    missing: int
    lessons: tuple[LessonLine, ...]
    teachers: tuple[str, ...]
    more_teachers: int
    lenders: tuple[tuple[str, int], ...]
    action: TrainingAction | None

    @property
    def first_lessons(self) -> tuple[LessonLine, ...]:
        return self.lessons[:MOST_LESSONS]

    @property
    def more_lessons(self) -> tuple[LessonLine, ...]:
        return self.lessons[MOST_LESSONS:]


@dataclass(frozen=True, slots=True)
class PlanSum:
    """What the plan takes in all: `short` people, of whom `lessons` learn it and `missing` stay short."""

    short: int
    lessons: int
    learners: int
    climb: int
    wishes: int
    missing: int


@dataclass(frozen=True, slots=True)
class TeamPlans:
    team: Team
    needs: tuple[NeedPlan, ...]


@dataclass(frozen=True, slots=True)
class Training:
    """A plan with the matrix it was made of, or the part of it that one team is about."""

    matrix: Matrix
    on: date
    per_person: int
    lessons: tuple[Lesson, ...]
    open_gaps: tuple[OpenGap, ...]

    @property
    def needs_nothing(self) -> bool:
        """Nobody wrote down what the teams need."""
        return not self.matrix.needs

    @property
    def places(self) -> list[int]:
        """Of the needs with a gap."""
        return sorted({lesson.need for lesson in self.lessons} | {gap.need for gap in self.open_gaps})

    @property
    def sum(self) -> PlanSum:
        missing = sum(gap.missing for gap in self.open_gaps)
        return PlanSum(
            len(self.lessons) + missing,
            len(self.lessons),
            len({lesson.worker for lesson in self.lessons}),
            sum(lesson.climb for lesson in self.lessons),
            sum(lesson.is_wish for lesson in self.lessons),
            missing,
        )

    def actions(self, keys: Iterable[str]) -> list[TrainingAction]:
        """For the plan of the employer, of those of these needs that somebody learns."""
        chosen = set(keys)
        by_need = ((place, tuple(lessons)) for place, lessons in groupby(self.lessons, lambda each: each.need))
        return [
            build_action(self.matrix, lessons, self.on)
            for place, lessons in by_need
            if key_of(self.matrix, place) in chosen
        ]


def build_training(matrix: Matrix, plan: TrainingPlan, on: date, team: str = "") -> Training:
    """`team`: a slug; empty for all."""

    def is_shown(part: Lesson | OpenGap) -> bool:
        return team in ("", matrix.teams[matrix.needs[part.need].team].slug)

    return Training(
        matrix, on, plan.per_person, tuple(filter(is_shown, plan.lessons)), tuple(filter(is_shown, plan.open_gaps))
    )


def build_team_plans(training: Training, places: Sequence[int]) -> tuple[TeamPlans, ...]:
    """Of these needs, by team; places in the order of the needs."""
    teachers = teachers_by_need(training.matrix, places, training.on)
    lessons = {place: tuple(each) for place, each in groupby(training.lessons, lambda lesson: lesson.need)}
    gaps = {gap.need: gap for gap in training.open_gaps}
    plans = (_need_plan(training, place, lessons.get(place, ()), gaps.get(place), teachers[place]) for place in places)
    return tuple(TeamPlans(team, tuple(needs)) for team, needs in groupby(plans, lambda each: each.team))


def key_of(matrix: Matrix, place: int) -> str:
    need = matrix.needs[place]
    return f"{matrix.teams[need.team].number}-{matrix.competences[need.competence].number}"


def _need_plan(
    training: Training, place: int, lessons: tuple[Lesson, ...], gap: OpenGap | None, teachers: tuple[int, ...]
) -> NeedPlan:
    matrix, need = training.matrix, training.matrix.needs[place]
    missing = gap.missing if gap else 0
    return NeedPlan(
        key_of(matrix, place),
        matrix.teams[need.team],
        matrix.competences[need.competence],
        level_words(need.level),
        len(lessons) + missing,
        missing,
        tuple(_line(matrix, lesson, training.on) for lesson in lessons),
        tuple(_teacher(matrix, row, need.team) for row in teachers[:MOST_TEACHERS]),
        max(0, len(teachers) - MOST_TEACHERS),
        _lenders(matrix, gap),
        build_action(matrix, lessons, training.on) if lessons else None,
    )


def _line(matrix: Matrix, lesson: Lesson, on: date) -> LessonLine:
    certificate = _certificate(matrix, lesson, on)
    parts = [str(lesson.to_level), certificate] if not lesson.is_renewal else [certificate]
    code, goal = matrix.workers[lesson.worker].code, ", ".join(filter(None, parts))
    return LessonLine(code, level_words(lesson.from_level), goal, lesson.is_wish)


def _certificate(matrix: Matrix, lesson: Lesson, on: date) -> str:
    """Empty where there is none to get."""
    column = matrix.needs[lesson.need].competence
    until = matrix.views.certified_until[lesson.worker, column]
    if not matrix.competences[column].needs_certificate or until.item() >= on:
        return ""
    return "certificaat halen" if until == NO_CERTIFICATE else "certificaat vernieuwen"


def _teacher(matrix: Matrix, row: int, team: int) -> str:
    worker = matrix.workers[row]
    return worker.code if worker.team == team else f"{worker.code} ({matrix.teams[worker.team].name})"


def _lenders(matrix: Matrix, gap: OpenGap | None) -> tuple[tuple[str, int], ...]:
    """In the order of the teams."""
    counts = Counter(matrix.workers[row].team for row in gap.helpers) if gap else {}
    return tuple((matrix.teams[team].name, counts[team]) for team in sorted(counts))
