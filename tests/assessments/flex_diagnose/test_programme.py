"""What the linear programme answers by itself, and what it says when there is no answer."""

import numpy as np
import pytest

from assessments.flex_diagnose.layers import Layer
from assessments.flex_diagnose.programme import Job, ProgrammeError, Rest, build_programme

# Twelve months of one week; every month asks for 1, and the agency gives a half of it.
HALF = Job(np.ones(12), np.ones(12), 12, 0.0, 0.0, 0.0, {Layer.AGENCY: 0.5})


def test_minimise_gives_hours_per_amount_and_the_sums_of_flex_and_shortfall():
    found = build_programme(HALF).minimise({Rest.SHORTFALL: 1.0})
    assert found.extra_hours_per_week == 0.0
    assert {amount: hours.tolist() for amount, hours in found.hours.items()} == {
        Layer.PLUS: [0.0] * 12,
        Layer.AGENCY: [0.5] * 12,
        Rest.MINUS: [0.0] * 12,
        Rest.IDLE: [0.0] * 12,
        Rest.SHORTFALL: [0.5] * 12,
    }
    assert found.sums.tolist() == [6.0, 6.0]


def test_minimise_keeps_the_sums_it_is_given():
    found = build_programme(HALF).minimise({}, most=np.array([2.0, 10.0]))
    assert found.sums.tolist() == pytest.approx([2.0, 10.0])


def test_minimise_says_when_its_bounds_cannot_be_kept():
    with pytest.raises(ProgrammeError):
        build_programme(HALF).minimise({}, most=np.zeros(2))


def test_job_numbers_years_from_the_first_period():
    job = Job(np.ones(26), np.ones(26), 12, 0.0, 0.0, 0.0, {})
    assert job.years.tolist() == [0] * 12 + [1] * 12 + [2] * 2
