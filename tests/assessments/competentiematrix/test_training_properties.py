"""What a training plan promises for any matrix, and that it is the best of all plans there are."""

from collections import Counter
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.competentiematrix.breadth import helpers_of
from assessments.competentiematrix.cover import cover_of
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import Matrix
from assessments.competentiematrix.training import Lesson, plan_training
from tests.assessments.competentiematrix.matrices import TODAY
from tests.assessments.competentiematrix.strategies import Sizes, matrices
from tests.assessments.competentiematrix.training_world import after

SOME = settings(max_examples=60)
limits = st.integers(1, 3)


def gaps_of(matrix: Matrix) -> list[int]:
    return [cover.gap for cover in cover_of(matrix, TODAY)]


def possible_lessons(matrix: Matrix) -> list[tuple[Lesson, bool]]:
    """Every lesson that anybody could take, with whether a certificate comes with it; straight from the rules."""
    found = []
    for row, worker in enumerate(matrix.workers):
        for place, need in enumerate(matrix.needs):
            own, lead = int(matrix.views.own_could[row, need.competence]), matrix.could[row, need.competence]
            now = int(matrix.now[row, need.competence])
            if worker.team != need.team or worker.leaves_on is not None or lead < need.level:
                continue
            is_due = not matrix.certified(TODAY)[row, need.competence]
            is_at_level = now >= need.level
            if is_at_level and not is_due:
                continue
            to_level = now if is_at_level else need.level
            start = None if now == UNKNOWN else now
            found.append((Lesson(row, place, start, to_level, own >= need.level, is_at_level), is_due))
    return found


def is_kept(matrix: Matrix, lessons: tuple[Lesson, ...], per_person: int) -> bool:
    """Within the limit of every person, and no more people per need than are short."""
    new = Counter(lesson.worker for lesson in lessons if not lesson.is_renewal)
    places, gaps = Counter(lesson.need for lesson in lessons), gaps_of(matrix)
    return max(new.values(), default=0) <= per_person and all(count <= gaps[n] for n, count in places.items())


def worth(lessons) -> tuple[int, int, int, int]:
    """What a plan is judged by, in this order; more is better."""
    told = list(lessons)
    climbed, wishes = sum(lesson.climb for lesson, _ in told), sum(lesson.is_wish for lesson, _ in told)
    return len(told), -climbed, wishes, -sum(is_due for _, is_due in told)


@SOME
@given(matrices(), limits)
def test_plan_never_breaks_potential_or_limits(matrix, per_person):
    plan = plan_training(matrix, TODAY, per_person)
    possible = [lesson for lesson, _ in possible_lessons(matrix)]
    assert all(lesson in possible for lesson in plan.lessons)
    assert is_kept(matrix, plan.lessons, per_person)


@SOME
@given(matrices(), limits)
def test_nobody_learns_the_same_twice_and_lessons_come_in_order(matrix, per_person):
    places = [(lesson.need, lesson.worker) for lesson in plan_training(matrix, TODAY, per_person).lessons]
    assert places == sorted(set(places))


@SOME
@given(matrices(), limits)
def test_learning_what_the_plan_says_closes_what_it_says_and_lowers_no_cover(matrix, per_person):
    plan = plan_training(matrix, TODAY, per_person)
    learnt = after(matrix, plan)
    still_open = {gap.need: gap.missing for gap in plan.open_gaps}
    assert gaps_of(learnt) == [still_open.get(place, 0) for place in range(len(matrix.needs))]
    before, later = cover_of(matrix, TODAY), cover_of(learnt, TODAY)
    assert all(new.able >= old.able for old, new in zip(before, later, strict=True))


@SOME
@given(matrices())
def test_a_higher_limit_never_closes_fewer_gaps(matrix):
    closed = [len(plan_training(matrix, TODAY, per_person).lessons) for per_person in (1, 2, 3)]
    assert closed == sorted(closed)


@SOME
@given(matrices())
def test_helpers_of_an_open_gap_are_those_of_the_cover(matrix):
    for gap in plan_training(matrix, TODAY).open_gaps:
        assert gap.helpers == helpers_of(matrix, matrix.needs[gap.need], TODAY)


@SOME
@given(matrices(Sizes(people=10)), limits)
def test_plan_of_a_team_is_the_same_whichever_teams_stand_beside_it(matrix, per_person):
    whole = plan_training(matrix, TODAY, per_person)
    for team in range(len(matrix.teams)):
        alone = matrix.of_team(team)
        codes = {
            (matrix.workers[lesson.worker].code, matrix.needs[lesson.need].competence)
            for lesson in whole.lessons
            if matrix.needs[lesson.need].team == team
        }
        columns = [need.competence for need in matrix.needs if need.team == team]
        own = {
            (alone.workers[lesson.worker].code, columns[lesson.need])
            for lesson in plan_training(alone, TODAY, per_person).lessons
        }
        assert own == codes


@settings(max_examples=150, deadline=None)
@given(matrices(Sizes(teams=1, people=4, competences=3)), limits)
def test_plan_is_the_best_of_all_plans(matrix, per_person):
    possible = possible_lessons(matrix)
    subsets = chain.from_iterable(combinations(possible, size) for size in range(len(possible) + 1))
    kept = (some for some in subsets if is_kept(matrix, tuple(lesson for lesson, _ in some), per_person))
    certificates = dict(possible)
    plan = plan_training(matrix, TODAY, per_person)
    assert worth((lesson, certificates[lesson]) for lesson in plan.lessons) == max(worth(some) for some in kept)
