from assessments.flex_diagnose.capacity import weigh_capacity
from reports.flex.capacity import build_capacity_part, build_sharing_part, unknown_layers
from tests.assessments.flex_diagnose.capacity_factory import make_capacity, weeks_of

# Half a year of 90 hours a week with two peaks: 20 and 8 hours above the 100 fixed ones.
SERIES = weeks_of(90, exceptions={3: 120, 10: 108})


def parts_of(capacity, series=SERIES):
    fit = weigh_capacity(series, capacity)
    return build_capacity_part(series, capacity, fit), build_sharing_part(series, fit)


def test_peaks_are_told_per_year_with_what_own_people_take():
    capacity, _ = parts_of(make_capacity(100, {"part_time": 10}))

    assert capacity.sentences == (
        "Uw vaste mensen werken samen 100 uur per week: contracturen zonder verlof, verzuim en scholing.",
        "In 2 van de 26 weken was er meer werk: samen 56 uur per jaar boven de vaste uren.",
        "Daarvan kunnen uw eigen mensen 64% opvangen, met plus- en minuren, deeltijders die meer willen, mensen van "
        "een andere afdeling en een eigen reserve.",
    )


def test_what_is_left_is_told_with_what_a_pool_takes_of_it():
    _, sharing = parts_of(make_capacity(100, {"part_time": 10, "shared": 5}))

    assert sharing.sentences == (
        "Na uw eigen maatregelen blijft 20 uur per jaar over, 36% van de pieken.",
        "Een pool of collega's van andere werkgevers kunnen daarvan 10 uur per jaar overnemen.",
    )
    assert sharing.left.rows == (("week 4 van 2022", "10", "5"),)


def test_without_peaks_there_is_nothing_left():
    capacity, sharing = parts_of(make_capacity(200))

    assert capacity.sentences[1:] == ("In geen enkele periode was er meer werk dan zij samen kunnen doen.",)
    assert sharing.sentences == ("Er blijft niets over: uw vaste mensen hadden in elke periode genoeg uren.",)
    assert sharing.left is None


def test_own_people_who_can_take_everything_leave_nothing():
    _, sharing = parts_of(make_capacity(100, {"part_time": 20}))

    assert (sharing.sentences, sharing.left) == (("Na uw eigen maatregelen blijft er niets over.",), None)


def test_without_a_pool_nothing_is_said_of_it():
    _, sharing = parts_of(make_capacity(100, {"part_time": 10}))

    assert sharing.sentences == ("Na uw eigen maatregelen blijft 20 uur per jaar over, 36% van de pieken.",)


def test_every_period_stands_beside_what_there_is():
    capacity, _ = parts_of(make_capacity(100, {"part_time": 10, "shared": 5}, plus_minus_share=0.02))

    assert [column.label for column in capacity.periods.columns[:4]] == ["Periode", "Nodig", "Vast", "Plus"]
    assert len(capacity.periods.rows) == 26
    assert capacity.periods.rows[3] == ("week 4 van 2022", "120", "100", "2", "10", "0", "0", "5", "3")


def test_what_nobody_filled_in_is_named_and_zero_is_known():
    assert unknown_layers(make_capacity(100, {"part_time": 0, "deployable": 4}, plus_minus_share=0.0)) == (
        "eigen reserve bij verzuim, pool en collega's van anderen"
    )
    assert unknown_layers(make_capacity(100)).startswith("plusuren, deeltijders die meer willen")
