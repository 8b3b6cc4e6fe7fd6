"""The heat map on paper: figures and tones, marks, and how many competences stand beside each other."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assessments.competentiematrix.matrix import Competence, build_matrix
from assessments.competentiematrix.words import Standing
from reports.matrix.heat_tables import HeatCell, HeatColumn, build_heat_tables
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from


def rebuilt(matrix, **changes):
    parts = {name: getattr(matrix, name) for name in ("teams", "workers", "competences", "needs", "views")} | changes
    return build_matrix(**parts)


def cells_of(matrix):
    (table,) = build_heat_tables(matrix, TODAY)
    return [cells for _, cells in table.rows]


def test_table_has_people_needs_and_cover():
    (table,) = build_heat_tables(matrix_from(["3.", "04"], ["40", "14"], heads=[2, 1]), TODAY)

    assert (table.part, table.parts) == (1, 1)
    assert table.columns == (
        HeatColumn("C1", 3, 2, 1, Standing.SHORT),
        HeatColumn("C2", 3, 1, 1, Standing.SINGLE),
    )
    assert table.rows == (
        ("P1", (HeatCell("3", "4", "", "level-3", True), HeatCell("–", "", "", "unknown", False))),
        ("P2", (HeatCell("0", "1", "", "level-0", False), HeatCell("4", "", "", "level-4", True))),
    )


def test_wish_without_a_level_is_told():
    assert cells_of(matrix_from(["."], ["3"])) == [(HeatCell("–", "3", "", "unknown", False),)]


def test_two_views_that_differ_are_marked_and_the_lower_counts():
    matrix = matrix_from(["4", "2", "3"])
    matrix.views.lead_now[:, 0] = [3, -1, 3]

    assert [cells[0] for cells in cells_of(rebuilt(matrix))] == [
        HeatCell("3", "", "*", "level-3", True),
        HeatCell("2", "", "", "level-2", False),
        HeatCell("3", "", "", "level-3", True),
    ]


def test_certificate_that_is_missing_or_expired_is_marked_at_level_only():
    matrix = matrix_from(["3", "3", "3", "2"])
    matrix.views.certified_until[1:3, 0] = [np.datetime64(TODAY), np.datetime64("2026-03-01")]
    matrix = rebuilt(matrix, competences=(Competence(1, "Heftruck", needs_certificate=True, valid_months=60),))

    assert [(cells[0].marks, cells[0].is_enough) for cells in cells_of(matrix)] == [
        ("!", False), ("", True), ("!", False), ("", False),
    ]  # fmt: skip


def test_who_left_is_not_on_paper():
    matrix = matrix_from(["3", "3"])
    gone = replace(matrix.workers[0], leaves_on=date(2026, 3, 2))

    (table,) = build_heat_tables(rebuilt(matrix, workers=(gone, matrix.workers[1])), TODAY)

    assert [code for code, _ in table.rows] == ["P2"]
    assert table.columns[0].able == 1


@pytest.mark.parametrize(
    ("needs", "widths"), [(0, []), (1, [1]), (15, [15]), (16, [8, 8]), (31, [10, 10, 11]), (60, [15, 15, 15, 15])]
)
def test_competences_are_divided_evenly_and_keep_their_order(needs, widths):
    tables = build_heat_tables(matrix_from(["3" * needs, "1" * needs]), TODAY)

    assert [len(table.columns) for table in tables] == widths
    assert [len(cells) for table in tables for _, cells in table.rows] == [width for width in widths for _ in range(2)]
    assert [column.name for table in tables for column in table.columns] == [f"C{n}" for n in range(1, needs + 1)]
    assert [(table.part, table.parts) for table in tables] == [(n, len(widths)) for n in range(1, len(widths) + 1)]
