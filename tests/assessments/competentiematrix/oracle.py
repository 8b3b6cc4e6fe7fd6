"""The competentiematrix a second time, naive: loops over people and needs, from what was filled in, no code shared."""

from datetime import date, timedelta

from assessments.competentiematrix.matrix import Matrix

BEGINNING, FOR_EVER = date(1, 1, 1), date(9999, 12, 31)


def now_of(matrix: Matrix, person: int, competence: int) -> int | None:
    """The lower of both views, or the only one."""
    own, lead = _both(matrix, person, competence)
    given = [level for level in (own, lead) if level is not None]
    return min(given) if given else None


def _both(matrix: Matrix, person: int, competence: int) -> tuple[int | None, int | None]:
    views = (matrix.views.own_now, matrix.views.lead_now)
    found = (int(levels[person, competence]) for levels in views)
    return tuple(None if level == -1 else level for level in found)


def is_present(matrix: Matrix, person: int, on: date) -> bool:
    leaves_on = matrix.workers[person].leaves_on
    return leaves_on is None or on < leaves_on


def has_papers(matrix: Matrix, person: int, competence: int, on: date) -> bool:
    if not matrix.competences[competence].needs_certificate:
        return True
    until = matrix.views.certified_until[person, competence].item()
    return until != BEGINNING and on <= until


def reaches(level: int | None, need) -> bool:
    return level is not None and level >= need.level


def people_of(matrix: Matrix, team: int, on: date) -> list[int]:
    return [n for n, worker in enumerate(matrix.workers) if worker.team == team and is_present(matrix, n, on)]


def cover(matrix: Matrix, on: date) -> list[tuple[int, int, tuple[int, ...]]]:
    """Per need: how many by the own view, how many by the leader's, and who counts."""
    told = []
    for need in matrix.needs:
        fit = [n for n in people_of(matrix, need.team, on) if has_papers(matrix, n, need.competence, on)]
        own, lead = (sum(reaches(_both(matrix, n, need.competence)[view], need) for n in fit) for view in (0, 1))
        told.append((own, lead, tuple(n for n in fit if reaches(now_of(matrix, n, need.competence), need))))
    return told


def helpers(matrix: Matrix, need, on: date) -> tuple[int, ...]:
    """Who in other teams can do what is needed."""
    return tuple(
        n
        for n, worker in enumerate(matrix.workers)
        if worker.team != need.team and _can(matrix, n, need, on) and is_present(matrix, n, on)
    )


def _can(matrix: Matrix, person: int, need, on: date) -> bool:
    level = now_of(matrix, person, need.competence)
    return reaches(level, need) and has_papers(matrix, person, need.competence, on)


def breadth(matrix: Matrix, on: date) -> list[dict]:
    """Per team, in the words of the product."""
    return [_breadth(matrix, team, on) for team in range(len(matrix.teams))]


def _breadth(matrix: Matrix, team: int, on: date) -> dict:
    people = people_of(matrix, team, on)
    tasks = [sum(need.team == team and _can(matrix, n, need, on) for need in matrix.needs) for n in people]
    teams = [len({need.team for need in matrix.needs if _can(matrix, n, need, on)}) for n in people]
    broad = [n for n, count in zip(people, tasks, strict=True) if count >= 2]
    across = [n for n, count in zip(people, teams, strict=True) if count >= 2]
    return {
        "team": team,
        "people": len(people),
        "tasks_per_person": tuple(tasks),
        "teams_per_person": tuple(teams),
        "broad_people": len(broad),
        "broad_hours": _hours(matrix, broad),
        "across_people": len(across),
        "across_hours": _hours(matrix, across),
        "people_without_hours": sum(matrix.workers[n].hours_per_week is None for n in people),
    }


def _hours(matrix: Matrix, people: list[int]) -> float:
    return sum(matrix.workers[n].hours_per_week or 0 for n in people)


def expiries(matrix: Matrix, on: date, days: int) -> list[tuple[date, int, int]]:
    """The last day, the person and the competence, in that order."""
    found = set()
    for need in matrix.needs:
        for n in people_of(matrix, need.team, on):
            until = matrix.views.certified_until[n, need.competence].item()
            ends = BEGINNING < until <= on + timedelta(days=days)
            asked = matrix.competences[need.competence].needs_certificate
            if asked and ends and reaches(now_of(matrix, n, need.competence), need):
                found.add((until, n, need.competence))
    return sorted(found)


def differences(matrix: Matrix, on: date) -> list[tuple[int, int, int, int]]:
    """Person, competence, own and lead; the largest first."""
    found = set()
    for need in matrix.needs:
        for n in people_of(matrix, need.team, on):
            own, lead = _both(matrix, n, need.competence)
            if own is not None and lead is not None and own != lead:
                found.add((n, need.competence, own, lead))
    return sorted(found, key=lambda it: (-abs(it[2] - it[3]), it))


def has_flex_contract(matrix: Matrix, person: int) -> bool:
    return matrix.workers[person].contract_group not in ("", "vast")
