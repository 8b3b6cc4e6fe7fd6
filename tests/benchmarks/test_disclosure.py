"""What is published, by worked examples and by what the examples cannot say."""

from dataclasses import replace

import pytest

from benchmarks.cells import ALL_SIZES, Area, CellKey, Edge, build_table
from benchmarks.disclosure import CorrectedAlreadyError, publish, publish_table
from tests.benchmarks.score_factories import FUND, PRACTICE, SCORE, WHOLE_FUND, frozen_score, frozen_scores
from tests.benchmarks.worked_examples import case_files, outcome, read_example


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_publish_tells_what_the_worked_example_expects(path):
    example = read_example(path)
    assert outcome(example.publication) == example.expected
    assert (outcome(example.correction) if example.correction else {}) == example.expected_after


def whole(publication, measure=SCORE):
    return publication.cell(CellKey("", ALL_SIZES), measure.slug)


def publish_whole(scores, previous=None):
    return publish(WHOLE_FUND, scores, (SCORE,), previous)


def aged(scores, year=2025):
    return [replace(score, year=year) for score in scores]


def risen(scores, points):
    """The same employers a year later."""
    return [
        replace(score, year=score.year + 1, values={SCORE.slug: score.values[SCORE.slug] + more})
        for score, more in zip(scores, points, strict=True)
    ]


def test_publish_refuses_scores_of_two_years():
    with pytest.raises(ValueError, match="one year"):
        publish_whole([*frozen_scores([50]), frozen_score(2, year=2025)])


def test_publish_refuses_to_guess_a_year_without_scores():
    with pytest.raises(ValueError, match="one year"):
        publish_whole([])


def test_publish_refuses_an_employer_that_occurs_twice():
    with pytest.raises(ValueError, match="counts once"):
        publish_whole([frozen_score(1), frozen_score(1)])


def test_publish_refuses_a_second_correction():
    scores = frozen_scores([40, 50] * 5)
    correction = publish_whole(scores, publish_whole(scores))
    with pytest.raises(CorrectedAlreadyError):
        publish_whole(scores, correction)


def test_publish_refuses_a_previous_publication_of_another_fund():
    other = publish(Area("ander-fonds", ()), frozen_scores([50], year=2025), (SCORE,))
    with pytest.raises(ValueError, match="another area"):
        publish_whole(frozen_scores([50]), other)


@pytest.mark.parametrize(("branches", "measures"), [(("bouw",), (SCORE,)), ((), (SCORE, PRACTICE))])
def test_publish_refuses_a_correction_with_other_cells(branches, measures):
    scores = [frozen_score(1, values={SCORE.slug: 50, PRACTICE.slug: 0})]
    with pytest.raises(ValueError, match="branches and measures"):
        publish(Area(FUND, branches), scores, measures, publish_whole(scores))


def test_a_correction_can_be_of_nobody():
    published = publish_whole(frozen_scores([40, 50] * 5))
    assert publish_table(WHOLE_FUND, 2026, build_table(WHOLE_FUND, (), (SCORE,)), published).cells == ()


def test_everyone_is_compared_by_section():
    scores = frozen_scores([40] * 9 + [50], sector="C") + frozen_scores([70] * 9 + [80], first=20, sector="F", fund="")
    cells = publish(Area("", ("C", "F")), scores, (SCORE,)).cells
    told = {(cell.key.branch, cell.mean) for cell in cells if cell.key.column == ALL_SIZES}
    assert told == {("C", 40), ("F", 70), ("", 55)}


def test_measures_are_told_apart():
    scores = [frozen_score(n, values={SCORE.slug: 50 + n, PRACTICE.slug: 100 * (n % 2)}) for n in range(9)]
    scores += [frozen_score(n, values={SCORE.slug: None, PRACTICE.slug: 0}) for n in range(9, 20)]
    publication = publish(WHOLE_FUND, scores, (SCORE, PRACTICE))
    assert (whole(publication), whole(publication, PRACTICE).mean) == (None, 20)


def test_change_is_of_the_same_measure_where_the_edition_has_other_practices():
    last = publish(WHOLE_FUND, frozen_scores([40] * 10, year=2025), (SCORE,))
    scores = [frozen_score(n, values={PRACTICE.slug: 100, SCORE.slug: 50 + n}) for n in range(1, 11)]
    assert whole(publish(WHOLE_FUND, scores, (PRACTICE, SCORE), last)).change == 20


def test_change_is_of_the_same_branch_where_the_fund_has_named_others():
    before = frozen_scores([40] * 12, sub_branch="metaal")
    last = publish(Area(FUND, ("metaal",)), aged(before), (SCORE,))
    now = publish(Area(FUND, ("bouw", "metaal")), risen(aged(before), range(12)), (SCORE,), last)
    assert now.cell(CellKey("metaal", ALL_SIZES), SCORE.slug).change == 10


def test_change_is_against_the_correction_of_last_year():
    before = frozen_scores([40] * 9 + [50], year=2025)
    published = publish_whole(before)
    corrected = publish_whole([replace(score, values={SCORE.slug: 60}) for score in before], published)
    assert whole(publish_whole(risen(before, range(10)), corrected)).change == -10


def test_change_is_not_told_over_a_gap_of_two_years():
    before = frozen_scores([40] * 10, year=2024)
    assert whole(publish_whole(aged(risen(before, range(10)), 2026), publish_whole(before))).change is None


def test_a_cell_that_is_told_as_then_has_no_change():
    """That of then is about the year before."""
    first = frozen_scores([40] * 10, year=2024)
    second = risen(first, range(5, 15))
    last = publish_whole(second, publish_whole(first))
    same = publish_whole(aged(second, 2026), last)
    assert [(whole(each).mean, whole(each).change) for each in (last, same)] == [(50, 10), (50, None)]


def test_a_year_is_compared_with_the_correction_of_the_year_before():
    """Three scores are not those of the first publication, and all are those of its correction."""
    before = frozen_scores([40, 50] * 5, year=2025)
    published = publish_whole(before)
    changed = frozen_scores([90] * 3, year=2025) + before[3:]
    corrected = publish_whole(changed, published)
    same = publish_whole(aged(changed, 2026), corrected)
    assert [whole(each).mean for each in (published, corrected, same)] == [50, 60, 60]
    assert whole(same).change is None


def test_a_branch_that_was_not_named_then_is_told_beside_a_total_that_is_told_as_then():
    scores = frozen_scores([40] * 9 + [50], sub_branch="bouw") + frozen_scores(
        [70] * 9 + [80], first=20, sub_branch="hout"
    )
    last = publish(Area(FUND, ()), aged(scores), (SCORE,))
    now = publish(
        Area(FUND, ("bouw", "hout")), [replace(scores[0], values={SCORE.slug: 100}), *scores[1:]], (SCORE,), last
    )
    told = [(cell.key.branch, cell.mean) for cell in now.cells if cell.key.column == ALL_SIZES]
    assert told == [("bouw", 50), ("hout", 70), ("", 55)]


def test_a_correction_keeps_the_change_where_too_few_of_both_years_changed():
    """Three changed, but two of them are new: the third would show in the change alone."""
    before = frozen_scores([40, 50] * 5, year=2025)
    now = risen(before, range(10))
    published = publish_whole(now, publish_whole(before))
    raised = replace(now[0], values={SCORE.slug: 100})
    corrected = publish_whole([raised, *now[1:], frozen_score(98, 90), frozen_score(99, 90)], published)
    assert (whole(published).mean, whole(published).change) == (50, 0)
    assert (whole(corrected).mean, whole(corrected).change) == (60, 0)


def test_a_correction_that_tells_a_cell_anew_tells_no_change_of_two():
    before = frozen_scores([40, 50] * 5, year=2025)
    now = risen(before, range(10))
    published = publish_whole([replace(now[0], values={SCORE.slug: None}), *now[1:]], publish_whole(before))
    corrected = publish_whole([*now, frozen_score(98, 90), frozen_score(99, 90)], published)
    assert whole(published) is None
    assert (whole(corrected).mean, whole(corrected).change) == (60, None)


def test_a_correction_tells_a_change_of_three():
    before = frozen_scores([40, 50] * 5, year=2025)
    published = publish_whole(risen(before, range(10)), publish_whole(before))
    corrected = publish_whole(risen(before, [60, 60, 60, *range(3, 10)]), published)
    assert (whole(published).change, whole(corrected).change) == (0, 20)


def test_a_correction_to_an_edge_keeps_no_change():
    before = frozen_scores([80, 82] * 5, year=2025)
    now = risen(before, range(10))
    published = publish_whole(now, publish_whole(before))
    newcomers = [frozen_score(90 + n, 100) for n in range(9)]
    corrected = publish_whole([*now, *newcomers], published)
    assert whole(published).change == 0
    assert (whole(corrected).edge, whole(corrected).change) == (Edge.ABOVE, None)


def spread(low, rest, *, first, **changes):
    """So many employers in the lowest band and in each of the other three."""
    return frozen_scores([20] * low + [50] * rest + [70] * rest + [90] * rest, first=first, **changes)


def test_shares_of_a_part_go_where_another_part_has_none():
    """Else the spread of the third class would be that of the total without the other two."""
    small, middle, large = (
        spread(low, 12, first=first, size_class=size)
        for low, first, size in ((11, 1, "10-49"), (12, 100, "50-249"), (3, 200, "250+"))
    )
    told = {cell.key.column.size: cell.shares for cell in publish_whole(small + middle + large).cells}
    assert told == {"10-49": None, "50-249": (25, 25, 25, 25), "250+": None, "": (19, 27, 27, 27)}


def test_shares_that_were_published_are_not_hidden_in_vain():
    """The correction tells of the large no more than that they are above 90, and has no shares beside that."""
    small, large = spread(10, 10, first=1), spread(10, 10, first=100, size_class="250+")
    published = publish_whole(small + large)
    raised = [replace(score, values={SCORE.slug: 95 + number % 2}) for number, score in enumerate(large)]
    corrected = publish_whole(small + raised, published)
    assert [{cell.key.column.size: cell.shares for cell in each.cells} for each in (published, corrected)] == [
        {"10-49": (25, 25, 25, 25), "250+": (25, 25, 25, 25), "": (25, 25, 25, 25)},
        {"10-49": (25, 25, 25, 25), "250+": None, "": (25, 25, 25, 25)},
    ]


def test_change_of_a_part_goes_where_another_part_has_none():
    stayed = frozen_scores([40] * 12, year=2025) + frozen_scores([40] * 14, year=2025, first=20, size_class="50-249")
    stayed += frozen_scores([40] * 9, year=2025, first=40, size_class="250+")
    now = [*risen(stayed, range(35)), frozen_score(90, 60, size_class="250+")]
    told = {cell.key.column.size: cell.change for cell in publish_whole(now, publish_whole(stayed)).cells}
    assert told == {"10-49": None, "50-249": 20, "250+": None, "": 15}


def test_change_of_a_part_goes_where_the_fund_can_read_all_that_another_part_rose():
    stayed = frozen_scores([40] * 12, year=2025)
    stayed += frozen_scores([40] * 3, year=2025, first=20, size_class="50-249", is_open_to_fund=True)
    newcomers = frozen_scores([50] * 9 + [60], first=30, size_class="50-249")
    publication = publish_whole([*risen(stayed, range(15)), *newcomers], publish_whole(stayed))
    assert {cell.key.column.size: cell.change for cell in publication.cells} == {"10-49": None, "50-249": None, "": 10}


def test_a_change_that_stays_in_a_correction_is_not_hidden_in_vain():
    """Newcomers leave the change of the first class as it was; that of the second is now over seven employers."""
    stayed = frozen_scores([40] * 12, year=2025) + frozen_scores([40] * 10, year=2025, first=20, size_class="50-249")
    now = risen(stayed, range(22))
    published = publish_whole(now, publish_whole(stayed))
    newcomers = [frozen_score(90 + n, 60, size_class="10-49" if n < 3 else "50-249") for n in range(6)]
    corrected = publish_whole([*now[:-3], *newcomers], published)
    assert [{cell.key.column.size: cell.change for cell in each.cells} for each in (published, corrected)] == [
        {"10-49": 10, "50-249": 20, "": 10},
        {"10-49": 10, "50-249": None, "": None},
    ]
