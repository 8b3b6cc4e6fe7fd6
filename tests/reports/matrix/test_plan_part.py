"""The training plan of a team on paper: in words, by competence, and what it cannot solve itself."""

from dataclasses import replace

from assessments.competentiematrix.matrix import Competence, Need, Team, Views, build_matrix
from reports.matrix.plan_part import PlanPart, build_plan_part
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from

FIRST = "Minder kan niet, met hooguit 3 nieuwe competenties per mens en zonder iemand iets te vragen wat die niet kan"


def part_of(matrix) -> PlanPart:
    return build_plan_part(matrix.of_team(0), matrix, 0, TODAY)


def changed(matrix, **changes):
    parts = {name: getattr(matrix, name) for name in ("teams", "workers", "competences", "needs", "views")} | changes
    return build_matrix(**parts)


def with_two_teams(matrix, second: list[int]):
    """The same people, of whom those at these places are in a second team."""
    workers = tuple(replace(worker, team=int(at in second)) for at, worker in enumerate(matrix.workers))
    return changed(matrix, teams=(*matrix.teams, Team(2, "buigerij", "Buigerij")), workers=workers)


def test_covered_team_has_nothing_to_learn():
    assert part_of(matrix_from(["3", "3"])) == PlanPart(
        "Er is niets dat iemand van dit team hiervoor moet leren.", None, None
    )


def test_lessons_stand_by_competence_with_who_can_teach():
    part = part_of(matrix_from(["41", "22", "32"], ["43", "33", "33"], heads=[3, 3]))

    assert part.sum_words.startswith(f"3 mensen leren iets bij, samen 5 niveaus. {FIRST}")
    assert [column.label for column in part.lessons.columns] == [
        "Competentie", "Mensen", "Wie leert het", "Wie kan het leren",
    ]  # fmt: skip
    assert part.lessons.rows == (
        ("C1", "1", "P2 (2 naar 3)*", "P1"),
        ("C2", "3", "P1 (1 naar 3)*, P2 (2 naar 3)*, P3 (2 naar 3)*", "niemand in dit team"),
    )
    assert part.lessons.note == "Een ster: zij zeggen zelf dat zij dit kunnen en willen leren."
    assert part.open_gaps is None


def test_one_person_one_level():
    assert part_of(matrix_from(["2"], ["3"])).sum_words.startswith("Eén iemand leert iets bij, samen 1 niveau. ")


def test_what_the_leader_sees_is_no_wish():
    matrix = matrix_from(["."])
    matrix.views.lead_could[:] = 3

    part = part_of(changed(matrix))

    assert part.lessons.rows == (("C1", "1", "P1 (leeg naar 3)", "niemand in dit team"),)
    assert part.lessons.note == ""


def test_certificate_is_renewed():
    matrix = changed(matrix_from(["3"]), competences=(Competence(1, "Heftruck", True, 60),))

    part = part_of(matrix)

    assert part.sum_words.startswith("Eén certificaat moet er komen. Minder kan niet")
    assert part.lessons.rows == (("Heftruck", "1", "P1 (certificaat)", "niemand in dit team"),)


def test_learning_and_renewing_stand_beside_each_other():
    matrix = matrix_from(["31", "31"], ["32", "31"], heads=[2, 1], level=2)
    matrix = changed(matrix, competences=(Competence(1, "Heftruck", True, 60), Competence(2, "Lassen")))

    assert part_of(matrix).sum_words.startswith(
        "Eén iemand leert iets bij, samen 1 niveau. 2 certificaten moeten er komen. Minder kan niet"
    )


def test_long_lists_are_cut_with_how_many_more():
    people = 42
    part = part_of(matrix_from(["2"] * people + ["4"] * 5, ["3"] * people + ["4"] * 5, heads=[people + 5]))

    ((_, count, learners, teachers),) = part.lessons.rows
    assert count == "42"
    assert learners.endswith(" en nog 12")
    assert teachers == "P43, P44, P45 en nog 2"


def test_open_gap_names_teams_that_can_lend_and_nobody_of_them():
    matrix = with_two_teams(matrix_from(["0", "3", "4", "0", "0", "0"], heads=[2]), [1, 2, 3, 4, 5])

    part = part_of(matrix)

    assert part.sum_words == ""
    assert part.lessons is None
    assert part.open_gaps.rows == (("C1", "2", "Lenen bij Buigerij. Anders werven, of iemand uit een arbeidspool."),)


def test_team_of_fewer_than_five_is_not_named_as_one_that_can_lend():
    """Its leader is not who reads this, and of so few people everyone would know who it is about."""
    matrix = with_two_teams(matrix_from(["0", "3", "4", "0", "0"], heads=[2]), [1, 2, 3, 4])

    assert part_of(matrix).open_gaps.rows == (("C1", "2", "Werven, of iemand uit een arbeidspool."),)


def test_open_gap_that_nobody_can_help_with_asks_to_hire():
    matrix = matrix_from(["0"], ["0"])

    assert part_of(matrix).open_gaps.rows == (("C1", "1", "Werven, of iemand uit een arbeidspool."),)


def test_team_without_people_hires():
    views = Views.empty(0, 1)
    matrix = build_matrix((Team(1, "leeg", "Leeg"),), (), (Competence(1, "Lassen"),), (Need(0, 0),), views)

    assert part_of(matrix).open_gaps.rows == (("Lassen", "1", "Werven, of iemand uit een arbeidspool."),)


def test_second_team_has_its_own_plan():
    matrix = matrix_from(["2", "1"], ["3", "3"])
    matrix = with_two_teams(matrix, [1])
    matrix = changed(matrix, needs=(Need(0, 0), Need(1, 0)))

    part = build_plan_part(matrix.of_team(1), matrix, 1, TODAY)

    assert part.lessons.rows == (("C1", "1", "P2 (1 naar 3)*", "niemand in dit team"),)
