"""Results as charts: from scores to the values that `charts` lays out."""

from assessments.scores import Band
from charts import bars, dot_plot, rows, wheel
from reports.results import IndicatorResult, Results


def slug_of(words) -> str:
    """A band or mark as charts name it: "goed genoeg" is "goed-genoeg"."""
    return str(words).replace(" ", "-") if words else ""


def draw_wheel(results: Results, size=wheel.WIDE):
    conditions = tuple(
        wheel.Condition(
            condition.value,
            next(c.score for c in results.scorecard.conditions if c.condition is condition),
            tuple(_spoke(result) for result in group),
        )
        for condition, group in results.by_condition
    )
    return wheel.build_wheel(conditions, size)


def _spoke(result: IndicatorResult):
    worst = result.opened.worst_group
    return wheel.Spoke(
        result.indicator.title,
        result.score,
        slug_of(result.band),
        worst.score if worst and result.score is not None else None,
        slug_of(result.held_back),
    )


def draw_dot_plot(results: tuple[IndicatorResult, ...], size=rows.WIDE):
    return dot_plot.build_dot_plot(tuple(_dot_row(result) for result in results), size)


def _dot_row(result: IndicatorResult):
    worst, cell = result.opened.worst_group, result.peers.cell if result.peers else None
    return dot_plot.Row(
        result.indicator.title,
        result.score,
        slug_of(result.band),
        last_year=result.last_year,
        lowest_group=worst.score if worst and result.score is not None else None,
        reference=cell.mean if cell and cell.band is None else None,
        typical=cell.band if cell else None,
    )


def draw_groups(groups, label, size=rows.WIDE):
    """`groups` are GroupScores of one axis; `label` turns a group's slug into words."""
    scores = tuple(bars.GroupScore(label(g.group), g.score, slug_of(Band.of(g.score))) for g in groups)
    return bars.build_group_chart(scores, size)
