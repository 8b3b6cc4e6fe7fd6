import pytest

from reports.documents.tables import Column, Table, columns


def test_lines_hold_every_cell_beside_its_column():
    heads = columns("Groep", "Mensen")

    assert heads == (Column("Groep", "wide"), Column("Mensen", "number"))
    assert Table("Mensen", heads, (("Vast", "9"),)).lines == (((heads[0], "Vast"), (heads[1], "9")),)


def test_row_of_another_length_is_a_mistake():
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        _ = Table("Mensen", columns("Groep", "Mensen"), (("Vast",),)).lines


@pytest.mark.parametrize(("rows", "is_short"), [(14, True), (15, False)])
def test_short_table_stays_on_one_page(rows, is_short):
    assert Table("Mensen", columns("Groep"), (("Vast",),) * rows).is_short is is_short
