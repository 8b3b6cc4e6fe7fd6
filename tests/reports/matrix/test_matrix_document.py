"""What stands in the document of a team: cover, single holders, certificates, breadth, and what it leaves out."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assessments.competentiematrix.matrix import Competence, Need, Team, build_matrix
from reports.matrix.matrix_document import TeamFacts, build_matrix_document
from reports.matrix.record import Ground
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from

GROUND = Ground("de ondernemingsraad", date(2026, 1, 12), "Brief")
FACTS = TeamFacts("Voorbeeld", "90000001", False, "Lasserij", "Om te leren.", "Alleen wie leidt", None, GROUND)


def changed(matrix, **changes):
    parts = {name: getattr(matrix, name) for name in ("teams", "workers", "competences", "needs", "views")} | changes
    return build_matrix(**parts)


def document_of(matrix, **facts):
    return build_matrix_document(replace(FACTS, **facts), matrix, 0, TODAY)


def test_facts_are_told_in_words():
    page = document_of(matrix_from(["3"]), agreed_on=date(2026, 2, 1))

    assert (page.printed_on, page.agreed_on, page.people_words) == ("2 maart 2026", "1 februari 2026", "1 mens")
    assert page.ground == "De ondernemingsraad stemde in op 12 januari 2026 (Brief)."
    assert document_of(matrix_from(["3"])).agreed_on == ""


def test_cover_tells_both_views_and_the_standing():
    matrix = matrix_from(["3", "4", "3"], heads=[2])
    matrix.views.lead_now[:2, 0] = [2, 4]

    page = document_of(changed(matrix))

    assert page.cover.rows == (("C1", "3", "2", "2", "3", "1", "gedekt"),)
    assert page.differences == 1


def test_single_holders_are_named_by_code():
    page = document_of(matrix_from(["3.", "33", "1."], heads=[2, 2]))

    assert page.single.rows == (("C2", "P2", "2"),)
    assert document_of(matrix_from(["3", "3"])).single is None


@pytest.mark.parametrize(
    ("until", "row"),
    [
        ("2026-03-01", ("1 maart 2026", "P1", "Heftruck", "verlopen")),
        ("2026-03-02", ("2 maart 2026", "P1", "Heftruck", "verloopt")),
        ("2026-05-31", ("31 mei 2026", "P1", "Heftruck", "verloopt")),
        ("2026-06-01", None),
    ],
)
def test_certificates_end_or_have_ended(until, row):
    matrix = matrix_from(["3"])
    matrix.views.certified_until[:] = np.datetime64(until)

    page = document_of(changed(matrix, competences=(Competence(1, "Heftruck", True, 60),)))

    assert (page.expiring and page.expiring.rows) == (row and (row,))


def test_many_certificates_are_cut_with_how_many_more():
    matrix = matrix_from(["3"] * 153)
    matrix.views.certified_until[:] = np.datetime64("2026-04-01")

    page = document_of(changed(matrix, competences=(Competence(1, "Heftruck", True, 60),)))

    assert len(page.expiring.rows) == 150
    assert page.expiring.note == "Nog 3 staan op de pagina Dekking."


def test_breadth_is_told_with_hours_and_with_whose_hours_are_unknown():
    matrix = matrix_from(["33", "33", "3."])
    workers = (matrix.workers[0], replace(matrix.workers[1], hours_per_week=None), matrix.workers[2])

    page = document_of(changed(matrix, workers=workers))

    assert page.breadth == (
        "2 van de 3 mensen kunnen twee of meer taken van dit team doen, samen 36 uur per week.",
        "0 van de 3 kunnen een taak doen in twee teams of meer.",
        "Van 1 zijn de uren niet ingevuld; die tellen in de uren niet mee.",
    )


def test_other_teams_count_for_breadth_and_their_people_are_not_in_it():
    matrix = matrix_from(["3", "3"])
    workers = (matrix.workers[0], replace(matrix.workers[1], team=1))
    teams = (*matrix.teams, Team(2, "buigerij", "Buigerij"))

    page = document_of(changed(matrix, teams=teams, workers=workers, needs=(Need(0, 0), Need(1, 0))))

    assert page.breadth[1] == "1 van de 1 kan een taak doen in twee teams of meer, samen 36 uur per week."
    assert [[code for code, _ in table.rows] for table in page.heat] == [["P1"]]
    assert page.single.rows == (("C1", "P1", "1"),)


@pytest.mark.parametrize(
    ("people", "needs", "is_large"), [(200, 2, False), (201, 2, True), (100, 50, False), (100, 51, True)]
)
def test_large_team_has_no_heat_map_and_all_the_rest(people, needs, is_large):
    page = document_of(matrix_from(["2" + "3" * (needs - 1)] * people))

    assert (page.is_large, page.heat == ()) == (is_large, is_large)
    assert (len(page.cover.rows), page.people_words) == (needs, f"{people} mensen")
    assert page.plan.open_gaps.rows == (("C1", "1", "Werven, of iemand uit een arbeidspool."),)


@pytest.mark.parametrize("matrix", [matrix_from([""]), matrix_from([])])
def test_team_without_needs_or_people_is_empty(matrix):
    page = document_of(matrix)

    assert page.is_empty
    assert page.heat == ()


def test_levels_are_explained_with_their_letters():
    assert document_of(matrix_from(["3"])).levels.rows == (
        ("0", "", "nog niet"),
        ("1", "I", "in opleiding"),
        ("2", "L", "onder begeleiding"),
        ("3", "U", "zelfstandig"),
        ("4", "O", "kan opleiden"),
    )
