"""The cast: an employer with its HR manager and a colleague, a fund with its manager, and outsiders who see nothing."""

import gc
import time

import pytest
from django.test import Client

from assessments.services.assignments import assign_section
from goedwerk_site.session_limits import BEGAN, SEEN
from tests.factories import (
    NOW,
    admin_of,
    make_assessment,
    make_colleague,
    make_council_member,
    make_discussion,
    make_fund,
    make_organisation,
    make_reader,
    make_secretary,
    make_submitted,
    make_user,
)


def pytest_sessionstart():
    """Until all tests are collected nothing is thrown away, so that there is nothing for the garbage collector."""
    gc.disable()


def pytest_collection_finish():
    """The tests themselves stay to the end: the collector need not walk all of them again and again."""
    gc.freeze()
    gc.enable()


@pytest.fixture
def employer(db):
    """The organisation that most tests are about."""
    return make_organisation(make_user("hr@voorbeeld.example", "Hanna de Ruiter"))


@pytest.fixture
def hr(employer):
    """The HR manager's membership: administrator of the employer."""
    return admin_of(employer)


@pytest.fixture
def draft(employer):
    """A draft over 2026 with a workforce of 63 and no answers."""
    return make_assessment(employer)


@pytest.fixture
def submitted(employer):
    """A submitted assessment over 2026."""
    return make_submitted(employer)


@pytest.fixture
def colleague(draft):
    """A contributor to whom autonomie was assigned in the draft."""
    membership = make_colleague(draft.organisation)
    assign_section(draft, "autonomie", membership.user.email, by=admin_of(draft.organisation), at=NOW)
    return membership


@pytest.fixture
def reader(employer):
    """A director of the employer, who reads along."""
    return make_reader(employer)


@pytest.fixture
def council_secretary(employer):
    """The secretary of the employer's works council."""
    return make_secretary(employer)


@pytest.fixture
def council_member(employer, council_secretary):
    """A member of the works council, invited by its secretary."""
    return make_council_member(employer)


@pytest.fixture
def discussion(submitted, council_member):
    """The submitted assessment, laid before the works council until 13 April 2026."""
    return make_discussion(submitted)


@pytest.fixture
def outsider(db):
    """The HR manager of another employer."""
    other = make_organisation(
        make_user("buiten@voorbeeld.example", "Buiten Staander"), kvk="90000099", name="Ander Bedrijf"
    )
    return admin_of(other)


@pytest.fixture
def fund(db):
    """A sector fund without rounds or members."""
    return make_fund()


@pytest.fixture
def fund_manager(fund):
    """Who works in the workspace of the fund."""
    return fund.managers.select_related("user", "fund").get()


@pytest.fixture
def other_fund_manager(db):
    """The manager of another fund."""
    other = make_fund("bouwfonds", "ander.fonds@voorbeeld.example", name="Opleidingsfonds Bouw")
    return other.managers.select_related("user", "fund").get()


@pytest.fixture
def login():
    """A client that is logged in as the user of a membership, or of a place in a fund."""

    def log_in(membership):
        client = Client()
        client.force_login(membership.user)
        # As after the first page: from then on a session is seldom written.
        session = client.session
        session.update(dict.fromkeys((BEGAN, SEEN), time.time()))
        session.save()
        return client

    return log_in
