"""Cover: who can fill each need, the single holders, and the certificates that end."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessments.competentiematrix.cover import Cover, Expiry, cover_of, expiring
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import FOR_EVER, Competence, Matrix, Need, build_matrix
from tests.assessments.competentiematrix import oracle
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from
from tests.assessments.competentiematrix.strategies import DAYS, day_after, days, each_cell, matrices

FEW = settings(max_examples=60)
LEVELS = ("own_now", "own_could", "lead_now", "lead_could")


def test_cover_counts_who_reaches_the_needed_level():
    matrix = matrix_from(["34.", "30.", "12."], heads=[2, 1, 1])
    assert cover_of(matrix, TODAY) == (
        Cover(Need(0, 0, 3, 2), 2, 2, 0, (0, 1)),
        Cover(Need(0, 1, 3, 1), 1, 1, 0, (0,)),
        Cover(Need(0, 2, 3, 1), 0, 0, 0, ()),
    )


@pytest.mark.parametrize(
    ("able", "heads", "gap", "is_covered", "is_single", "is_nobody"),
    [
        (0, 2, 2, False, False, True),
        (1, 2, 1, False, True, False),
        (1, 1, 0, True, True, False),
        (2, 2, 0, True, False, False),
        (3, 2, 0, True, False, False),
        (0, 0, 0, True, False, True),
    ],
)
def test_one_holder_is_told_also_where_one_is_enough(able, heads, gap, is_covered, is_single, is_nobody):
    cover = Cover(Need(0, 0, 3, heads), able, able, 0, tuple(range(able)))
    told = (cover.gap, cover.is_covered, cover.is_single, cover.is_nobody)
    assert told == (gap, is_covered, is_single, is_nobody)


def test_both_views_are_counted_apart_and_the_lower_one_counts():
    matrix = matrix_from(["3", "3", "1"])
    matrix.views.lead_now[:, 0] = 3, 2, 4
    assert cover_of(_rebuilt(matrix), TODAY) == (Cover(Need(0, 0), 1, 2, 2, (0,)),)


def _rebuilt(matrix: Matrix, **changed) -> Matrix:
    """With what counts worked out again."""
    matrix = replace(matrix, **changed)
    return build_matrix(matrix.teams, matrix.workers, matrix.competences, matrix.needs, matrix.views)


@FEW
@given(matrices(), days)
def test_cover_is_what_the_oracle_finds(matrix, on):
    found = [(cover.able_own, cover.able_led, cover.holders) for cover in cover_of(matrix, on)]
    assert found == oracle.cover(matrix, on)
    assert [cover.able for cover in cover_of(matrix, on)] == [len(holders) for *_, holders in found]


@FEW
@given(matrices(), st.data())
def test_raising_a_level_never_lowers_a_cover(matrix, data):
    views = {name: getattr(matrix.views, name).copy() for name in LEVELS}
    filled = [(name, cell) for name in LEVELS for cell in each_cell(matrix) if UNKNOWN < views[name][cell] < 4]
    assume(filled)
    name, cell = data.draw(st.sampled_from(filled))
    views[name][cell] += 1
    raised = _rebuilt(matrix, views=replace(matrix.views, **views))
    for before, after in zip(cover_of(matrix, TODAY), cover_of(raised, TODAY), strict=True):
        assert set(before.holders) <= set(after.holders)
        assert before.able_own <= after.able_own
        assert before.able_led <= after.able_led
        assert after.gap <= before.gap


@FEW
@given(matrices(), days)
def test_time_only_takes_from_a_cover(matrix, on):
    """People leave and certificates end; nothing comes back by itself."""
    for today, tomorrow in zip(cover_of(matrix, on), cover_of(matrix, day_after(on)), strict=True):
        assert set(tomorrow.holders) <= set(today.holders)
        assert tomorrow.able_own <= today.able_own
        assert tomorrow.able_led <= today.able_led


@FEW
@given(matrices())
def test_swapped_views_give_swapped_counts(matrix):
    views = matrix.views
    swapped = replace(views, own_now=views.lead_now, lead_now=views.own_now)
    for before, after in zip(cover_of(matrix, TODAY), cover_of(_rebuilt(matrix, views=swapped), TODAY), strict=True):
        assert (after.able_own, after.able_led) == (before.able_led, before.able_own)
        assert after.holders == before.holders


@FEW
@given(matrices())
def test_a_team_alone_has_the_cover_that_it_has_among_others(matrix):
    for place in range(len(matrix.teams)):
        among = [cover for cover in cover_of(matrix, TODAY) if cover.need.team == place]
        alone = cover_of(matrix.of_team(place), TODAY)
        assert [_figures(cover) for cover in alone] == [_figures(cover) for cover in among]


def _figures(cover: Cover) -> tuple:
    return cover.need.level, cover.need.heads, cover.able, cover.able_own, cover.able_led, cover.gap


def certified(until: list[date | None], levels: str = "3") -> Matrix:
    """People at this level with a certificate until that day."""
    matrix = matrix_from([levels] * len(until))
    matrix.views.certified_until[:, 0] = [FOR_EVER if day is None else np.datetime64(day, "D") for day in until]
    return replace(matrix, competences=(Competence(1, "VCA", needs_certificate=True, valid_months=12),))


def test_certificates_that_end_soon_are_told_soonest_first():
    ends = [TODAY + timedelta(days=days) for days in (91, 90, 10, -3)]
    assert expiring(certified([None, *ends]), TODAY) == (
        Expiry(4, 0, date(2026, 2, 27)),
        Expiry(3, 0, date(2026, 3, 12)),
        Expiry(2, 0, date(2026, 5, 31)),
    )


def test_who_never_had_a_certificate_or_is_not_at_level_has_nothing_that_ends():
    assert expiring(matrix_from(["3"]), TODAY) == ()
    assert expiring(certified([TODAY], levels="2"), TODAY) == ()


@FEW
@given(matrices(), days, st.sampled_from([0, 1, 90]))
def test_expiring_is_what_the_oracle_finds(matrix, on, within):
    found = [(expiry.until, expiry.worker, expiry.competence) for expiry in expiring(matrix, on, within)]
    assert found == oracle.expiries(matrix, on, within)


@FEW
@given(matrices())
def test_cover_falls_only_by_leaving_and_by_what_was_told_to_expire(matrix):
    """Who can fill a need today and not at the end of the period had a warning, or leaves."""
    last = DAYS[5]
    warned = {(expiry.worker, expiry.competence) for expiry in expiring(matrix, TODAY, (last - TODAY).days - 1)}
    for today, then in zip(cover_of(matrix, TODAY), cover_of(matrix, last), strict=True):
        for person in set(today.holders) - set(then.holders):
            assert not oracle.is_present(matrix, person, last) or (person, today.need.competence) in warned
