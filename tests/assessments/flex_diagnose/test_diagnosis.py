"""All analyses of one series together: what there is without flex hours and without a capacity."""

from assessments.flex_diagnose.diagnosis import diagnose
from tests.assessments.flex_diagnose.capacity_factory import make_capacity, weeks_of


def test_diagnosis_of_hours_alone_has_only_the_demand():
    diagnosis = diagnose(weeks_of(100), None)
    assert (diagnosis.structural, diagnosis.fit, diagnosis.mix) == (None, None, None)
    assert diagnosis.demand.corrected.tolist() == [100] * 26


def test_diagnosis_with_flex_hours_and_capacity_is_whole():
    series = weeks_of(100, agency_hours=[20] * 26)
    diagnosis = diagnose(series, make_capacity(80, prices={"fixed": 30, "agency": 40}))
    assert (diagnosis.structural.hours_per_week, diagnosis.structural.fte) == (20, 0.5)
    assert diagnosis.fit.peak_hours.tolist() == [20] * 26
    assert round(diagnosis.mix.most_secure.extra_fixed_hours_per_week, 6) == 20
