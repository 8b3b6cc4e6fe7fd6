"""What holds for every sector: the engine is the naive publication, and no publication says more than the rules."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.disclosure import publish
from tests.benchmarks.oracle import group_counts, hidden_of, lines_of, naive_publish, told_by
from tests.benchmarks.score_factories import PRACTICE, SCORE
from tests.benchmarks.strategies import MEASURES, sectors


def publications_of(sector):
    """That of an earlier year, this year's, and its correction."""
    earlier = publish(sector.area, sector.earlier, MEASURES)
    published = publish(sector.area, sector.published, MEASURES, earlier)
    return earlier, published, publish(sector.area, sector.corrected, MEASURES, published)


def told_of(publication, measure):
    """By place."""
    return {
        (branch, column): cell for (branch, column, slug), cell in told_by(publication).items() if slug == measure.slug
    }


def step_of(cell):
    return cell.crowd.practice_step if cell.measure == PRACTICE.slug else cell.crowd.step


@settings(max_examples=200, deadline=None)
@given(sectors())
def test_publications_agree_with_the_naive_implementation(sector):
    published, naive = None, None
    for scores in (sector.earlier, sector.earlier_corrected, sector.published, sector.corrected):
        published = publish(sector.area, scores, MEASURES, published)
        naive = naive_publish(sector.area, scores, MEASURES, naive)
        assert told_by(published) == naive.told


@settings(deadline=None)
@given(sectors())
def test_a_line_has_exactly_one_hidden_cell_only_where_all_else_was_told_before(sector):
    earlier, published, _ = publications_of(sector)
    for measure in MEASURES:
        before, told = told_of(earlier, measure), told_of(published, measure)
        is_new = {place for place, cell in told.items() if cell != before.get(place)}
        sizes = group_counts(sector.area, sector.published, measure)
        lines = lines_of(sector.area.branches)
        open_lines = [line for line in lines if len(hidden_of(line, set(told), sizes)) == 1]
        assert [line for line in open_lines if is_new & {*line[0], line[1]}] == []


@settings(deadline=None)
@given(sectors())
def test_every_mean_is_a_multiple_of_the_step_of_its_crowd_or_an_edge(sector):
    for publication in publications_of(sector):
        for cell in publication.cells:
            assert (cell.mean is None) == (cell.edge is not None)
            assert cell.mean is None or (cell.mean % step_of(cell) == 0 and 10 <= cell.mean <= 90)


@settings(deadline=None)
@given(sectors())
def test_shares_are_multiples_of_the_step_of_their_crowd_and_stay_in_a_correction(sector):
    _, published, corrected = publications_of(sector)
    for cell in published.cells:
        assert [share for share in cell.shares or () if share % cell.crowd.step] == []
    for cell in corrected.cells:
        before = published.cell(cell.key, cell.measure)
        assert cell.shares in (None, before and before.shares)


@settings(deadline=None)
@given(sectors())
def test_a_correction_leaves_practices_as_they_were(sector):
    _, published, corrected = publications_of(sector)
    of_practices = [[cell for cell in each.cells if cell.measure == PRACTICE.slug] for each in (published, corrected)]
    assert of_practices[0] == of_practices[1]


@settings(deadline=None)
@given(sectors(), st.integers(0, 2**32))
def test_the_order_of_the_scores_does_not_matter(sector, seed):
    order = np.random.default_rng(seed).permutation(len(sector.published))
    shuffled = [sector.published[index] for index in order]
    in_order, out_of_order = (publish(sector.area, scores, MEASURES) for scores in (sector.published, shuffled))
    assert in_order.cells == out_of_order.cells


@settings(deadline=None)
@given(sectors())
def test_one_more_employer_moves_no_mean_by_more_than_a_step(sector):
    """And the crowd says more only where a border of the classes is passed."""
    fewer = publish(sector.area, sector.published[1:] or sector.published, MEASURES)
    for cell in publish(sector.area, sector.published, MEASURES).cells:
        before = fewer.cell(cell.key, cell.measure)
        if before and before.crowd is cell.crowd and None not in (before.mean, cell.mean):
            assert abs(cell.mean - before.mean) <= step_of(cell)


@settings(deadline=None)
@given(sectors(), st.integers(0, 2))
def test_a_correction_of_two_employers_tells_what_was_told(sector, count):
    _, published, _ = publications_of(sector)
    changed = [replace(score, values=dict.fromkeys(score.values, 77)) for score in sector.published[:count]]
    corrected = publish(sector.area, changed + sector.published[count:], MEASURES, published)
    assert corrected.cells == published.cells


@settings(max_examples=50, deadline=None)
@given(sectors(), st.integers(0, 2))
def test_a_year_in_which_two_employers_differ_tells_the_scores_of_the_year_before(sector, count):
    earlier = publish(sector.area, sector.earlier, MEASURES)
    same = [replace(score, year=sector.years[1]) for score in sector.earlier]
    changed = [replace(score, values=dict.fromkeys(score.values, 77)) for score in same[:count]]
    published = publish(sector.area, changed + same[count:], MEASURES, earlier)
    assert told_of(published, SCORE) == told_of(earlier, SCORE)


@settings(deadline=None)
@given(sectors())
def test_a_publication_stays_as_it_was_when_it_is_corrected(sector):
    published = publish(sector.area, sector.published, MEASURES)
    cells, values = published.cells, published.table.values.copy()
    publish(sector.area, sector.corrected, MEASURES, published)
    assert published.cells == cells
    assert np.array_equal(published.table.values, values, equal_nan=True)
