"""A discussion that goes on today, and the pages that the employer has in it."""

import pytest
from django.urls import reverse

from reports.services.positions import make_proposal
from tests.factories import NOW, make_discussion
from tests.reports.talking import in_days, secretary_of, share


@pytest.fixture
def talk(submitted, council_member):
    """Laid before the works council, which has another month."""
    return make_discussion(submitted, in_days(30))


@pytest.fixture
def position(talk):
    """A position about autonomie that doubts, without an answer."""
    return share(talk)


@pytest.fixture
def proposal(position):
    """A proposal about autonomie, without an answer."""
    text = "Laat de ploegen zelf hun werk verdelen."
    return make_proposal(position, text, by=secretary_of(position.discussion), at=NOW)


@pytest.fixture
def address():
    def address_of(name, *args):
        year = () if name == "invite_secretary" else (2026,)
        return reverse(name, args=["90000001", *year, *args])

    return address_of


@pytest.fixture
def dead_mail(settings):
    """A mail server that does not answer."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
