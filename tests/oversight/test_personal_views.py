"""The pages on which someone sees, takes along and erases what is kept about them."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from organisations.models import Event, User
from reports import pdf
from reports.pdf import RenderProcess
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

PAGE, JSON, PDF, ERASE = (reverse(name) for name in ("my_data", "my_data_json", "my_data_pdf", "erase_account"))


def confirm(client):
    response = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert response.status_code == 302
    return client


def text_of(response):
    return response.content.decode()


def test_page_tells_what_is_kept_why_and_how_long(colleague, login):
    page = text_of(login(colleague).get(PAGE))
    for words in ("Uw rollen bij werkgevers", "Onderdelen die u invult", "zolang het account er is", "Grondslag:"):
        assert words in page
    assert "Waar een fonds u als contactpersoon kent" not in page


def test_downloads_are_offered_once_one_has_confirmed(colleague, login):
    client = login(colleague)
    assert JSON not in text_of(client.get(PAGE))
    sent = client.get(PAGE, {"bevestigen": "ja"})
    assert sent["Location"].startswith(reverse("account_reauthenticate"))
    assert JSON in text_of(confirm(client).get(PAGE))


@pytest.mark.parametrize("address", [JSON, PDF, ERASE])
def test_one_confirms_before_taking_along_or_erasing(address, colleague, login):
    for method in ("get", "post"):
        response = getattr(login(colleague), method)(address)
        assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert User.objects.filter(pk=colleague.user_id).exists()
    assert not Event.objects.filter(verb__in=("export_person", "erase_person")).exists()


def test_json_is_the_own_data(colleague, login):
    response = confirm(login(colleague)).get(JSON)
    assert response["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"'
    assert (response["Content-Type"], response["Cache-Control"]) == ("application/json", "no-store")
    assert json.loads(response.content)["mailadressen"] == [colleague.user.email]
    assert Event.objects.get(verb="export_person").actor_id == colleague.user_id


def test_pdf_is_a_pdf(colleague, login):
    response = confirm(login(colleague)).get(PDF)
    assert (response["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")


def test_failing_renderer_is_told_and_leaves_no_event(colleague, login, monkeypatch):
    starved = RenderProcess(memory=32 * 1024**2)
    monkeypatch.setattr(pdf, "_process", starved)

    response = confirm(login(colleague)).get(PDF, follow=True)
    starved.close()

    assert response.redirect_chain == [(PAGE, 302)]
    assert "De pdf kon nu niet worden gemaakt." in text_of(response)
    assert not Event.objects.filter(verb="export_person").exists()


def test_other_address_erases_nothing_and_stays_typed(colleague, login):
    response = confirm(login(colleague)).post(ERASE, {"email": "iemand@anders.example"})
    assert response.status_code == 422
    assert "Dit is niet het mailadres van dit account." in text_of(response)
    assert 'value="iemand@anders.example"' in text_of(response)
    assert User.objects.filter(pk=colleague.user_id).exists()


def test_account_is_erased_and_the_report_is_shown(colleague, login):
    client, elsewhere = confirm(login(colleague)), login(colleague)

    response = client.post(ERASE, {"email": f" {colleague.user.email.upper()} "})

    assert response.status_code == 200
    assert "Uw account is verwijderd" in text_of(response)
    assert colleague.user.email not in text_of(response)
    assert not User.objects.filter(pk=colleague.user_id).exists()
    for one in (client, elsewhere):
        assert one.get(PAGE)["Location"].startswith(reverse("account_login"))


def test_last_administrator_reads_what_to_do_first(hr, login):
    client = confirm(login(hr))
    page = text_of(client.get(ERASE))
    assert "U bent de enige beheerder van Voorbeeld Metaal." in page
    assert '<form method="post" action="/account/verwijderen/"' not in page

    response = client.post(ERASE, {"email": hr.user.email})

    assert response["Location"] == ERASE
    assert User.objects.filter(pk=hr.user_id).exists()


def test_page_asks_the_same_few_questions_however_much_there_is(submitted, hr, login, django_assert_max_num_queries):
    client = login(hr)
    with django_assert_max_num_queries(60):
        client.get(PAGE)


@pytest.mark.parametrize("address", [PAGE, JSON, PDF, ERASE])
def test_a_visitor_logs_in_first(address):
    assert Client().get(address)["Location"].startswith((reverse("account_login"), reverse("account_reauthenticate")))
