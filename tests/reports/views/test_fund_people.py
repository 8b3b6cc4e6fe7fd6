"""The page of who works for a fund; and that its reader sees every page, without anything to change."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from organisations.models import FundManager, FundRole
from organisations.services.funds import add_manager
from tests.access.addresses import FUND_PAGES, arguments_of
from tests.factories import NOW, make_user
from tests.reports.offering import make_offer
from tests.reports.published import make_published

pytestmark = pytest.mark.django_db
PEOPLE, ADD = "/fonds/metaalfonds/mensen/", "/fonds/metaalfonds/mensen/nieuw/"
NEW = {"email": "nieuw@voorbeeld.example", "role": "fondslezer"}


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def manager(fund_manager, login):
    return login(fund_manager)


@pytest.fixture
def reader(fund, fund_manager):
    make_user("lezer@voorbeeld.example", "Lia Lezer")
    return add_manager(fund, "lezer@voorbeeld.example", FundRole.READER, by=fund_manager, at=NOW)


def test_a_manager_sees_everyone_with_their_role(manager, reader):
    told = text_of(manager.get(PEOPLE))
    assert "Femke Fonds fonds@voorbeeld.example Beheerder Intrekken" in told
    assert "Lia Lezer lezer@voorbeeld.example Lezer Intrekken" in told


def test_inviting_gives_the_role_and_mails_a_link(manager, fund):
    assert "Wij hebben een uitnodiging gestuurd aan nieuw@voorbeeld.example." in text_of(
        manager.post(ADD, NEW, follow=True)
    )
    assert fund.managers.get(user__email=NEW["email"]).role == FundRole.READER
    (sent,) = mail.outbox
    assert (sent.to, "http://localhost:8000/wachtwoord-kiezen/" in sent.body) == ([NEW["email"]], True)


def test_inviting_again_changes_the_role(manager, reader):
    manager.post(ADD, {"email": reader.user.email, "role": "fondsbeheerder"})
    reader.refresh_from_db()
    assert reader.role == FundRole.MANAGER


def test_a_wrong_address_is_told_and_stays(manager, fund):
    response = manager.post(ADD, NEW | {"email": "nieuw@"})
    assert (response.status_code, fund.managers.count(), mail.outbox) == (422, 1, [])
    assert "Voer een geldig e-mailadres in." in text_of(response)
    assert 'value="nieuw@"' in response.content.decode()


def test_a_mail_server_that_is_down_is_told_and_the_access_stands(manager, fund, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    told = text_of(manager.post(ADD, NEW, follow=True))
    assert "nieuw@voorbeeld.example heeft nu toegang, maar de mail kon niet worden verstuurd." in told
    assert fund.managers.count() == 2


@pytest.mark.parametrize("is_removed", [True, False])
def test_the_last_manager_stays(is_removed, manager, fund_manager):
    if is_removed:
        response = manager.post(f"{PEOPLE}{fund_manager.pk}/weg/", follow=True)
    else:
        response = manager.post(ADD, {"email": fund_manager.user.email, "role": "fondslezer"}, follow=True)
    assert "Dit is de laatste beheerder van het fonds. Maak eerst iemand anders beheerder." in text_of(response)
    assert (FundManager.objects.get().role, mail.outbox) == (FundRole.MANAGER, [])


def test_taking_access_away_counts_at_the_next_request(manager, reader, login):
    visitor = login(reader)
    assert visitor.get(PEOPLE).status_code == 200
    assert "Lia Lezer heeft geen toegang meer." in text_of(manager.post(f"{PEOPLE}{reader.pk}/weg/", follow=True))
    assert visitor.get(PEOPLE).status_code == 404


def test_who_takes_away_the_own_access_lands_on_a_page_that_opens(manager, fund, fund_manager):
    add_manager(fund, "tweede@voorbeeld.example", by=fund_manager, at=NOW)
    assert manager.post(f"{PEOPLE}{fund_manager.pk}/weg/", follow=True).redirect_chain == [("/", 302)]


def test_someone_of_another_fund_is_not_found(manager, other_fund_manager):
    assert manager.post(f"{PEOPLE}{other_fund_manager.pk}/weg/").status_code == 404
    other_fund_manager.refresh_from_db()


@pytest.mark.parametrize("name", FUND_PAGES)
@pytest.mark.parametrize("is_published", [True, False])
def test_a_reader_meets_no_button_and_no_link_that_is_refused(name, is_published, fund, request, login):
    """Every page of the workspace that opens for a reader: what it posts to or links to in the fund opens too."""
    if is_published:
        make_published(fund)
        make_offer(fund)
    client = login(request.getfixturevalue("reader"))
    place = {"fund": fund.slug, "year": 2026}
    page = client.get(reverse(name, kwargs={argument: place[argument] for argument in arguments_of(name)}))
    if page.status_code == 404:
        assert not is_published
        return
    html = page.content.decode().partition("<main")[2]
    assert re.findall(r'<form method="post"', html) == []
    links = {
        link for link in re.findall(r'href="(/fonds/[^"#?]+)', html) if not link.endswith((".pdf", ".xlsx", ".csv"))
    }
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
