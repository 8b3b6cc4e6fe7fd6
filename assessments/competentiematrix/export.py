"""Cover and training plan as plain values for a machine to read: JSON without surprises; null is not known. Pure.

People are told by team and code, never by name. Hours have two decimals. docs/competentiematrix.md explains every key.
"""

from collections.abc import Iterable
from datetime import date

from assessments.competentiematrix.breadth import Breadth, breadth_of
from assessments.competentiematrix.cover import Cover, Expiry, cover_of, expiring
from assessments.competentiematrix.matrix import Matrix, Need
from assessments.competentiematrix.training import Lesson, OpenGap, TrainingPlan, teachers_by_need

FORMAT, VERSION = "goedwerk-competentiematrix", 1
HOURS = 2


def cover_data(matrix: Matrix, on: date, team: int | None = None) -> dict:
    """`team`: only this one, as a place; the others count for who can work in more than one team."""
    covers, expiries = cover_of(matrix, on), expiring(matrix, on)
    told = [
        _team(matrix, breadth, covers, expiries) for breadth in breadth_of(matrix, on) if team in (None, breadth.team)
    ]
    return _head("dekking", on) | {"teams": told}


def plan_data(matrix: Matrix, plan: TrainingPlan, on: date, team: int | None = None) -> dict:
    """`team`: only what this one needs, as a place; people of the others can teach and help."""
    lessons = [lesson for lesson in plan.lessons if team in (None, matrix.needs[lesson.need].team)]
    gaps = [gap for gap in plan.open_gaps if team in (None, matrix.needs[gap.need].team)]
    return _head("opleidingsplan", on) | {
        "per_person": plan.per_person,
        "climb": sum(lesson.climb for lesson in lessons),
        "needs": _planned_needs(matrix, lessons, gaps, on),
    }


def _head(kind: str, on: date) -> dict:
    return {"format": FORMAT, "version": VERSION, "kind": kind, "on": on.isoformat()}


def _team(matrix: Matrix, breadth: Breadth, covers: tuple[Cover, ...], expiries: tuple[Expiry, ...]) -> dict:
    team = matrix.teams[breadth.team]
    return {
        "team": team.slug,
        "name": team.name,
        "people": breadth.people,
        "needs": [_cover(matrix, cover) for cover in covers if cover.need.team == breadth.team],
        "expiring": [_expiry(matrix, each) for each in expiries if matrix.workers[each.worker].team == breadth.team],
        "breadth": _breadth(breadth),
    }


def _cover(matrix: Matrix, cover: Cover) -> dict:
    return _need(matrix, cover.need) | {
        "able": cover.able,
        "able_own": cover.able_own,
        "able_led": cover.able_led,
        "gap": cover.gap,
        "is_single": cover.is_single,
        "holders": [matrix.workers[place].code for place in cover.holders],
    }


def _need(matrix: Matrix, need: Need) -> dict:
    return {"competence": matrix.competences[need.competence].name, "level": need.level, "heads": need.heads}


def _expiry(matrix: Matrix, expiry: Expiry) -> dict:
    competence = matrix.competences[expiry.competence].name
    return {"worker": matrix.workers[expiry.worker].code, "competence": competence, "until": expiry.until.isoformat()}


def _breadth(breadth: Breadth) -> dict:
    return {
        "broad_people": breadth.broad_people,
        "broad_hours_per_week": round(breadth.broad_hours, HOURS),
        "across_people": breadth.across_people,
        "across_hours_per_week": round(breadth.across_hours, HOURS),
        "people_without_hours": breadth.people_without_hours,
    }


def _planned_needs(matrix: Matrix, lessons: list[Lesson], gaps: list[OpenGap], on: date) -> list[dict]:
    """Every need with a gap, in the order of the needs."""
    missing = {gap.need: gap for gap in gaps}
    learnt = {place: [] for place in sorted({*missing, *(lesson.need for lesson in lessons)})}
    for lesson in lessons:
        learnt[lesson.need].append(lesson)
    teachers = teachers_by_need(matrix, learnt, on)
    return [
        {"team": matrix.teams[matrix.needs[place].team].slug}
        | _need(matrix, matrix.needs[place])
        | {"lessons": [_lesson(matrix, lesson) for lesson in learnt[place]]}
        | {"teachers": _people(matrix, _nearest(matrix, place, teachers[place]))}
        | _missing(matrix, missing.get(place))
        for place in learnt
    ]


def _lesson(matrix: Matrix, lesson: Lesson) -> dict:
    return {
        "worker": matrix.workers[lesson.worker].code,
        "from_level": lesson.from_level,
        "to_level": lesson.to_level,
        "is_wish": lesson.is_wish,
        "is_renewal": lesson.is_renewal,
    }


def _nearest(matrix: Matrix, place: int, teachers: tuple[int, ...]) -> tuple[int, ...]:
    """Of the own team; of the others where nobody there can teach: in a large house that may be hundreds."""
    own = tuple(row for row in teachers if matrix.workers[row].team == matrix.needs[place].team)
    return own or teachers


def _missing(matrix: Matrix, gap: OpenGap | None) -> dict:
    return {"missing": gap.missing if gap else 0, "helpers": _people(matrix, gap.helpers if gap else ())}


def _people(matrix: Matrix, places: Iterable[int]) -> list[dict]:
    people = (matrix.workers[place] for place in places)
    return [{"team": matrix.teams[worker.team].slug, "worker": worker.code} for worker in people]
