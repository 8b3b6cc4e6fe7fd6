"""What holds for every sector: the engine is the naive publication, and no publication says more than the rules."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.disclosure import publish
from tests.benchmarks.oracle import group_counts, hidden_of, lines_of, naive_publish, told_by
from tests.benchmarks.score_factories import PRACTICE
from tests.benchmarks.strategies import MEASURES, sectors


def publications_of(sector):
    """Last year's publication, this year's, and its correction."""
    last_year = publish(sector.area, sector.last_year, MEASURES)
    published = publish(sector.area, sector.published, MEASURES, last_year)
    return last_year, published, publish(sector.area, sector.corrected, MEASURES, published)


def step_of(cell):
    return cell.crowd.practice_step if cell.measure == PRACTICE.slug else cell.crowd.step


@settings(max_examples=200, deadline=None)
@given(sectors())
def test_publications_agree_with_the_naive_implementation(sector):
    last_year, published, corrected = publications_of(sector)
    naive_last_year = naive_publish(sector.area, sector.last_year, MEASURES)
    naive = naive_publish(sector.area, sector.published, MEASURES, naive_last_year)
    assert told_by(last_year) == naive_last_year.told
    assert told_by(published) == naive.told
    assert told_by(corrected) == naive_publish(sector.area, sector.corrected, MEASURES, naive).told


@settings(deadline=None)
@given(sectors())
def test_no_line_of_a_publication_has_exactly_one_hidden_cell(sector):
    _, published, _ = publications_of(sector)
    for measure in MEASURES:
        told = {(branch, column) for branch, column, slug in told_by(published) if slug == measure.slug}
        sizes = group_counts(sector.area, sector.published, measure)
        hidden = [hidden_of(line, told, sizes) for line in lines_of(sector.area.branches)]
        assert [places for places in hidden if len(places) == 1] == []


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


@settings(deadline=None)
@given(sectors())
def test_a_publication_stays_as_it_was_when_it_is_corrected(sector):
    published = publish(sector.area, sector.published, MEASURES)
    cells, values = published.cells, published.table.values.copy()
    publish(sector.area, sector.corrected, MEASURES, published)
    assert published.cells == cells
    assert np.array_equal(published.table.values, values, equal_nan=True)
