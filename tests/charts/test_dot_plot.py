"""The dot plot: every mark on its score, and nothing where there is no value."""

from hypothesis import given
from hypothesis import strategies as st

from charts.bands import BANDS
from charts.dot_plot import Row, Stripe, build_dot_plot
from charts.rows import NARROW, WIDE

scores = st.one_of(st.none(), st.decimals(min_value=0, max_value=100, places=2))
SIZES = (WIDE, NARROW)


def test_worked_row():
    row = Row("Redelijk loon", 72, "goed-genoeg", last_year=60, lowest_group=50, reference=70, typical=(50, 75))
    plotted = build_dot_plot((row,), NARROW).rows[0]
    assert (plotted.score, plotted.last_year, plotted.lowest_group) == (240.4, 202.0, 170.0)
    assert (plotted.reference, plotted.typical) == (234.0, Stripe(170.0, 80.0))
    assert (plotted.words, plotted.band) == ("72 goed genoeg", BANDS["goed-genoeg"])
    assert [line.text for line in plotted.lines] == ["Redelijk loon", "72 goed genoeg"]


def test_row_without_values_has_no_marks():
    plotted = build_dot_plot((Row("Betaald verlof", None),)).rows[0]
    marks = (plotted.score, plotted.last_year, plotted.lowest_group, plotted.reference, plotted.typical, plotted.band)
    assert marks == (None,) * 6
    assert plotted.words == "geen score"


def test_zero_is_drawn_at_the_left_end_of_the_scale():
    plot = build_dot_plot((Row("Autonomie", 0, "kwetsbaar", last_year=0),))
    assert plot.rows[0].score == plot.rows[0].last_year == plot.thresholds[0].x


def test_thresholds_are_the_ends_of_the_bands():
    assert [line.label.text for line in build_dot_plot((Row("Autonomie", 50),)).thresholds] == [
        "0",
        "40",
        "60",
        "80",
        "100",
    ]


def test_legend_names_only_marks_that_a_row_has():
    rows = (Row("Autonomie", 50, "in-ontwikkeling", last_year=0), Row("Sociale steun", 50, typical=(40, 60)))
    texts = [placed.key.text for placed in build_dot_plot(rows).legend.keys]
    assert texts[4:] == ["vorig jaar", "middelste helft van de vergelijkingsgroep"]


def test_lines_of_the_scale_run_through_beside_labels_and_stop_beneath_them():
    rows = (Row("Autonomie", 50), Row("Sociale steun", 60))
    wide, narrow = (build_dot_plot(rows, size).rows for size in SIZES)
    assert wide[1].top == wide[0].bottom
    assert narrow[1].top > narrow[0].bottom + NARROW.font_size


@given(st.lists(st.tuples(scores, scores, scores, scores), min_size=1, max_size=12))
def test_everything_lies_inside_the_view_box(values):
    rows = tuple(Row("Geen agressie en discriminatie", a, "", b, c, d) for a, b, c, d in values)
    for size in SIZES:
        plot = build_dot_plot(rows, size)
        for row in plot.rows:
            marks = [x for x in (row.score, row.last_year, row.lowest_group, row.reference) if x is not None]
            assert all(size.label_width + 8 <= x <= plot.width - 8 for x in marks)
            assert 0 < row.top < row.y < row.bottom < plot.height


@given(*[st.decimals(min_value=0, max_value=100, places=2)] * 2)
def test_higher_score_lies_further_right(one, other):
    low, high = sorted((one, other))
    plot = build_dot_plot((Row("a", low), Row("b", high)))
    assert plot.rows[0].score <= plot.rows[1].score


def test_plot_of_groups_only_says_its_own_words_and_has_no_bands_in_its_legend():
    rows = (Row("Klein", None, reference=50, typical=(40, 60), words="50"), Row("Groot", None, words="onder 10"))
    plot = build_dot_plot(rows)
    assert [row.words for row in plot.rows] == ["50", "onder 10"]
    assert [placed.key.text for placed in plot.legend.keys] == ["gemiddelde", "middelste helft van de werkgevers"]


def test_own_scores_are_compared_with_a_group():
    plot = build_dot_plot((Row("Autonomie", 50, reference=60), Row("Sociale steun", None, words="geen score")))
    assert [placed.key.text for placed in plot.legend.keys][4:] == ["gemiddelde van de vergelijkingsgroep"]
