"""Another e-mail address for one's account: only after the link in the mail to that address."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from django.core import mail, signing

from organisations.address_links import SALT, VALID_SECONDS, address_in, address_link
from organisations.models import User
from organisations.services.accounts import AddressTakenError, change_address
from organisations.services.funds import add_manager
from tests.factories import NOW, PASSWORD, make_user
from tests.second_step import log_in_through_the_form

pytestmark = pytest.mark.django_db
PAGE, NEW = "/account/e-mail/", "nieuw@voorbeeld.example"


class Earlier(signing.TimestampSigner):
    """Signs as it was done a little more than three days ago."""

    def timestamp(self):
        return signing.b62_encode(int(time.time()) - VALID_SECONDS - 1)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def client(hr, login):
    """The HR manager, who just showed that it is them."""
    EmailAddress.objects.create(user=hr.user, email=hr.user.email, verified=True, primary=True)
    client = login(hr)
    client.post("/account/bevestigen/", {"password": PASSWORD})
    return client


def mailed_link():
    return re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body)[1]


class TestAsking:
    def test_mails_a_link_and_changes_nothing_yet(self, client, hr):
        told = client.post(PAGE, {"email": "Nieuw@Voorbeeld.Example"}, follow=True)
        assert f"Wij hebben een mail gestuurd naar {NEW}." in text_of(told)
        assert [sent.to for sent in mail.outbox] == [[NEW]]
        assert "U logt nu in met hr@voorbeeld.example" in text_of(told)
        assert EmailAddress.objects.get().email == "hr@voorbeeld.example"

    def test_for_an_address_of_someone_else_looks_the_same_and_tells_its_owner(self, client, hr):
        make_user("bezet@voorbeeld.example")
        free = client.post(PAGE, {"email": "vrije@voorbeeld.example"}, follow=True)
        taken = client.post(PAGE, {"email": "bezet@voorbeeld.example"}, follow=True)
        assert text_of(taken).replace("bezet@", "") == text_of(free).replace("vrije@", "")
        assert [sent.to for sent in mail.outbox] == [["vrije@voorbeeld.example"], ["bezet@voorbeeld.example"]]
        assert mail.outbox[-1].subject == "U hebt al een account bij goedwerk"
        assert "/account/e-mail/nieuw/" not in mail.outbox[-1].body

    @pytest.mark.parametrize(
        ("email", "message"),
        [("HR@voorbeeld.example", "Dit is uw adres al."), ("geen adres", "geldig e-mailadres"), ("", "verplicht")],
    )
    def test_with_something_else_says_what_to_do_and_keeps_it(self, email, message, client):
        told = client.post(PAGE, {"email": email})
        assert (told.status_code, message in text_of(told)) == (422, True)
        assert f'value="{email}"' in told.text or not email
        assert mail.outbox == []


class TestConfirming:
    def test_changes_the_address_and_tells_the_former_one(self, client, hr):
        client.post(PAGE, {"email": NEW})
        link = mailed_link()
        assert f"Wilt u voortaan inloggen met {NEW} ?" in text_of(client.get(link))
        told = client.post(link, follow=True)
        assert f"U logt voortaan in met {NEW}." in text_of(told)
        assert list(EmailAddress.objects.values_list("user", "email", "verified", "primary")) == [
            (hr.user.pk, NEW, True, True)
        ]
        assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (
            ["hr@voorbeeld.example"],
            "Uw e-mailadres voor goedwerk is veranderd",
        )
        client.post("/uitloggen/")
        assert log_in_through_the_form(client, NEW).request["PATH_INFO"] == "/"

    def test_by_looking_changes_nothing(self, client, hr):
        client.post(PAGE, {"email": NEW})
        client.get(mailed_link())
        hr.user.refresh_from_db()
        assert hr.user.email == "hr@voorbeeld.example"

    def test_works_once(self, client):
        client.post(PAGE, {"email": NEW})
        link = mailed_link()
        client.post(link)
        told = client.post(link)
        assert (told.status_code, "Deze link werkt niet" in text_of(told)) == (410, True)

    def test_asks_to_log_in_first(self, client):
        client.post(PAGE, {"email": NEW})
        client.logout()
        assert client.get(mailed_link())["Location"].startswith("/inloggen/?next=/account/e-mail/nieuw/")

    def test_of_an_address_that_was_taken_meanwhile_changes_nothing(self, client, hr):
        client.post(PAGE, {"email": NEW})
        make_user(NEW)
        assert client.post(mailed_link()).status_code == 410
        hr.user.refresh_from_db()
        assert hr.user.email == "hr@voorbeeld.example"


class TestLink:
    @pytest.fixture
    def user(self):
        return make_user()

    def token(self, user):
        return address_link(user, NEW).rstrip("/").rpartition("/")[2]

    def test_holds_the_address_for_its_user_alone(self, user):
        assert address_in(self.token(user), user) == NEW
        assert address_in(self.token(user), make_user("ander@voorbeeld.example")) is None

    def test_that_was_forged_holds_nothing(self, user):
        forged = signing.dumps([user.pk, user.email, NEW], key="een andere sleutel", salt=SALT)
        assert address_in(forged, user) is None
        assert address_in("geen-link", user) is None

    def test_is_too_old_after_three_days(self, user):
        assert VALID_SECONDS == 259_200
        assert address_in(Earlier(salt=SALT).sign_object([user.pk, user.email, NEW]), user) is None


def test_an_address_of_another_account_is_refused_by_the_service():
    user, other = make_user(), make_user("bezet@voorbeeld.example")
    EmailAddress.objects.create(user=other, email="tweede@voorbeeld.example", verified=True)
    for taken in ("bezet@voorbeeld.example", "tweede@voorbeeld.example"):
        with pytest.raises(AddressTakenError):
            change_address(taken, by=user, at=NOW)
    assert User.objects.get(pk=user.pk).email == "iemand@voorbeeld.example"


def test_it_stands_in_the_trail_of_every_place_without_the_address(hr, fund_manager):
    add_manager(fund_manager.fund, hr.user.email, by=None, at=NOW)
    change_address(NEW, by=hr.user, at=NOW)
    for trail, role in ((hr.organisation, "beheerder"), (fund_manager.fund, "fondsbeheerder")):
        event = trail.events.order_by("sequence").last()
        assert (event.verb, event.object, event.actor_id, event.role) == ("change_address", "", hr.user.pk, role)
