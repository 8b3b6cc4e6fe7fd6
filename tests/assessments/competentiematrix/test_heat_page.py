"""The heat map as one object: figures, tones and marks, who is shown, and the foot that counts everyone."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assessments.competentiematrix.heat_page import (
    HeatAnswer,
    HeatCell,
    HeatFilter,
    Shown,
    build_answer,
    build_heat_page,
    find_people,
    put_first,
)
from assessments.competentiematrix.matrix import build_matrix
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from


def cells(matrix, shown, row=0):
    return build_heat_page(matrix, [row], shown, TODAY).rows[0].cells


def changed(matrix, **lists):
    """The same matrix with other workers, competences or views."""
    parts = {name: getattr(matrix, name) for name in ("teams", "workers", "competences", "needs", "views")}
    return build_matrix(*(parts | lists).values())


def led(matrix, view, row, levels):
    """With what the leader sees of one person."""
    getattr(matrix.views, view)[row] = levels
    return changed(matrix)


def with_certificates(matrix, *until):
    """All competences ask a certificate; `until` is the last day of each for the first person, None for never."""
    for column, day in enumerate(until):
        if day:
            matrix.views.certified_until[0, column] = np.datetime64(day, "D")
    return changed(matrix, competences=tuple(replace(c, needs_certificate=True) for c in matrix.competences))


def test_a_cell_has_the_level_as_figure_and_as_tone():
    assert cells(matrix_from(["3.0"]), Shown.NOW) == (HeatCell("l3", "3"), HeatCell(), HeatCell("l0", "0"))


def test_what_someone_could_is_never_below_what_they_can():
    assert [cell.text for cell in cells(matrix_from(["31."], ["24."]), Shown.COULD)] == ["3", "4", ""]


def test_a_gap_is_how_far_someone_is_below_what_is_needed():
    matrix = matrix_from(["0134."])
    assert [(cell.tone, cell.text) for cell in cells(matrix, Shown.GAP)] == [
        ("g3", "3"), ("g2", "2"), ("g0", "0"), ("g0", "0"), ("", ""),
    ]  # fmt: skip


def test_where_views_differ_the_lower_one_stands_and_both_are_told():
    matrix = led(matrix_from(["432."]), "lead_now", 0, [2, 3, -1, 1])
    assert cells(matrix, Shown.NOW) == (
        HeatCell("l2 d", "2", "eigen kijk 4, leiding 2"),
        HeatCell("l3", "3"),
        HeatCell("l2", "2"),
        HeatCell("l1", "1"),
    )
    assert cells(matrix, Shown.GAP)[0] == HeatCell("g1", "1")


def test_what_both_think_that_someone_could_is_told_too():
    matrix = led(matrix_from(["11"], ["3."]), "lead_could", 0, [2, 4])
    assert cells(matrix, Shown.COULD) == (HeatCell("l3 d", "3", "eigen kijk 3, leiding 2"), HeatCell("l4", "4"))


def test_a_certificate_that_does_not_hold_is_marked():
    matrix = with_certificates(matrix_from(["33231"]), date(2026, 3, 2), date(2026, 3, 1), None, None, date(2025, 1, 9))
    assert [(cell.tone, cell.note) for cell in cells(matrix, Shown.NOW)] == [
        ("l3", ""),
        ("l3 x", "certificaat gold tot en met 1 maart 2026"),
        ("l2", ""),
        ("l3 x", "certificaat ontbreekt"),
        ("l1 x", "certificaat gold tot en met 9 januari 2025"),
    ]
    assert [cell.tone for cell in cells(matrix, Shown.GAP)] == ["g0", "g0 x", "g1", "g0 x", "g2 x"]
    assert [cell.note for cell in cells(matrix, Shown.COULD)] == [""] * 5


def test_a_row_has_both_views_as_signs_and_names_another_contract_than_a_fixed_one():
    matrix = led(matrix_from(["3.1"], ["4.."]), "lead_now", 0, [2, -1, -1])
    workers = tuple(replace(worker, contract_group="tijdelijk-met-uitzicht") for worker in matrix.workers)
    row = build_heat_page(changed(matrix, workers=workers), [0], Shown.NOW, TODAY).rows[0]
    assert (row.own, row.lead, row.contract) == ("3.1", "2..", "tijdelijk")
    could = build_heat_page(matrix, [0], Shown.COULD, TODAY).rows[0]
    assert (could.own, could.lead, could.contract) == ("4..", "...", "")


def test_the_foot_counts_everyone_whoever_is_shown():
    page = build_heat_page(matrix_from(["30", "31", "00"], heads=[2, 1]), [2], Shown.NOW, TODAY)
    assert [(column.number, column.name, column.foot) for column in page.columns] == [
        (1, "C1", HeatCell("gedekt", "2/2", "2 van 2 nodig, gedekt")),
        (2, "C2", HeatCell("niemand", "0/1", "0 van 1 nodig, niemand")),
    ]
    assert [row.worker.code for row in page.rows] == ["P3"]


@pytest.mark.parametrize(("shown", "is_typed_in"), [(Shown.NOW, True), (Shown.COULD, True), (Shown.GAP, False)])
def test_nothing_is_typed_in_a_gap(shown, is_typed_in):
    page = build_heat_page(matrix_from(["3"]), [0], shown, TODAY)
    assert (page.shown.label, page.is_typed_in) == (shown.label, is_typed_in)


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        (HeatFilter(), [0, 1, 2]),
        (HeatFilter(code="p2"), [1]),
        (HeatFilter(contract_group="uitzend"), [2]),
        (HeatFilter(competence=2), [1, 2]),
        (HeatFilter(competence=2, level=4), [2]),
        (HeatFilter(competence=2, contract_group="vast"), [1]),
        (HeatFilter(code="JV"), []),
    ],
)
def test_people_are_found_by_code_contract_and_what_they_can(asked, people):
    matrix = matrix_from(["30", "03", "04", "44"])
    hired, gone = matrix.workers[2:]
    workers = (*matrix.workers[:2], replace(hired, contract_group="uitzend"), replace(gone, leaves_on=TODAY))
    assert find_people(changed(matrix, workers=workers), asked, TODAY) == people


def test_one_competence_can_stand_in_front():
    matrix = matrix_from(["123"])
    page = build_heat_page(put_first(matrix, 3), [0], Shown.NOW, TODAY)
    assert [column.name for column in page.columns] == ["C3", "C1", "C2"]
    assert [cell.text for cell in page.rows[0].cells] == ["3", "1", "2"]
    assert put_first(matrix, None).needs == matrix.needs


def test_an_answer_tells_one_cell_and_the_foot_of_its_column():
    matrix = led(matrix_from(["4", "3"], heads=[2]), "lead_now", 0, [1])
    assert build_answer(matrix, 1, Shown.NOW, TODAY) == HeatAnswer(
        HeatCell("l1 d", "1", "eigen kijk 4, leiding 1"),
        HeatCell("te-weinig", "1/2", "1 van 2 nodig, te weinig"),
        "4",
        "1",
    )
