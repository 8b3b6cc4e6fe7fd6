from assessments.flex_diagnose.capacity import weigh_capacity
from assessments.flex_diagnose.mix import Mix, choose_mix
from assessments.flex_diagnose.structural_flex import structural_flex
from reports.flex.drawings import draw_capacity, draw_mixes
from tests.assessments.flex_diagnose.capacity_factory import make_capacity, weeks_of

SERIES = weeks_of(100, 52, agency_hours=[10] * 52)
CAPACITY = make_capacity(80, {"part_time": 10, "agency": 40}, {"fixed": 30, "part_time": 30, "agency": 40})


def test_flex_contracts_are_what_the_layers_leave_open():
    chart = draw_capacity(SERIES, weigh_capacity(SERIES, CAPACITY))

    assert [stratum.label for stratum in chart.strata] == ["Vaste uren", "Deeltijders die meer willen"]
    assert [placed.key.text for placed in chart.legend.keys][-1] == "blijft over voor flexcontracten"


def test_mixes_are_bars_of_the_groups_that_anyone_uses():
    chart = draw_mixes(choose_mix(SERIES, CAPACITY, structural_flex(SERIES, CAPACITY)))

    assert [bar.label for bar in chart.bars] == ["Nu", "Meest zeker", "Minste kosten"]
    assert [part.words for part in chart.bars[0].parts] == ["80%", "10%", "10%"]
    assert [part.label for part in chart.bars[0].parts] == ["vaste uren", "eigen mensen, extra", "flexcontracten"]


def test_no_alternative_is_no_drawing():
    assert draw_mixes(Mix(None, None, None)) is None
