"""Where nobody speaks for the staff, no page says so more often than it must, and none asks for a council."""

import re
from html import unescape

import pytest
from django.urls import reverse

from organisations.models import ParticipationForm
from tests.factories import admin_of, make_organisation, make_submitted, make_user

pytestmark = pytest.mark.django_db
COUNCIL = re.compile(r"ondernemingsraad|personeelsvert|personeelsverg|medezeggenschap|secretaris|\braad", re.IGNORECASE)
OF_A_YEAR = ("tasks", "check", "results", "plan", "fix_report")
# What every score carries, and what says that there is none.
MEANT = ("medezeggenschap: geen", "met de ondernemingsraad als die er is")


@pytest.fixture
def alone(db):
    organisation = make_organisation(make_user("hr@alleen.example"), participation_form=ParticipationForm.NONE)
    make_submitted(organisation)
    return organisation


def words_about_a_council(client, address):
    text = unescape(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()))
    text = re.sub(r"\s+", " ", text)
    for words in MEANT:
        text = text.replace(words, "")
    return COUNCIL.findall(text)


def addresses(organisation):
    year = [reverse(name, args=[organisation.kvk, 2026]) for name in OF_A_YEAR]
    return ["/", *year, reverse("trail", args=[organisation.kvk]), reverse("sharing", args=[organisation.kvk])]


def test_no_page_asks_for_a_council(alone, login):
    client = login(admin_of(alone))
    found = {address: words_about_a_council(client, address) for address in addresses(alone)}
    assert {address: words for address, words in found.items() if words} == {}


def test_with_a_council_the_same_pages_do(submitted, hr, login):
    """The control: the words are there to be found."""
    client = login(hr)
    found = {address: words_about_a_council(client, address) for address in addresses(submitted.organisation)}
    assert sum(bool(words) for words in found.values()) >= 3
