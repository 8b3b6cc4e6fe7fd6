"""Rows: labels beside the plot on a wide page, above it on a narrow one."""

from charts.rows import NARROW, WIDE, Slot, place_row, plot_span, x_of
from charts.text import Anchor, Line


def test_wide_row_puts_the_texts_beside_the_plot():
    assert place_row("Autonomie", "68 goed genoeg", top=10, size=WIDE) == Slot(
        lines=(
            Line(0.0, 28.12, "Autonomie", Anchor.START, "name"),
            Line(620, 28.1, "68 goed genoeg", Anchor.START, "value"),
        ),
        top=10.0,
        y=23.0,
        bottom=36.0,
    )


def test_narrow_row_puts_the_texts_above_the_plot():
    assert place_row("Autonomie", "68 goed genoeg", top=10, size=NARROW) == Slot(
        lines=(
            Line(0.0, 23.66, "Autonomie", Anchor.START, "name"),
            Line(340, 23.66, "68 goed genoeg", Anchor.END, "value"),
        ),
        top=27.08,
        y=39.08,
        bottom=51.08,
    )


def test_row_grows_with_a_label_of_several_lines():
    slot = place_row("Een heel lange naam van een indicator die niet past " * 2, "geen score", top=0, size=WIDE)
    assert slot.bottom > WIDE.plot_height


def test_scale_runs_from_edge_to_edge():
    assert plot_span(WIDE) == (x_of(0, WIDE), x_of(100, WIDE)) == (228.0, 602.0)
    assert plot_span(NARROW) == (x_of(0, NARROW), x_of(100, NARROW)) == (10.0, 330.0)
