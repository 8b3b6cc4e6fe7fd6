"""The command that makes a fund and mails its first manager."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from organisations.models import Event, SectorFund, User

pytestmark = pytest.mark.django_db
ARGUMENTS = ("oo-metaal", "O&O-fonds Metaal", "Fonds@voorbeeld.example")


def test_makes_the_fund_and_mails_its_manager_where_to_begin(capsys):
    call_command("create_fund", *ARGUMENTS)
    fund = SectorFund.objects.get()
    assert (fund.slug, fund.name, fund.is_fictional) == ("oo-metaal", "O&O-fonds Metaal", False)
    assert fund.managers.get().user.email == "fonds@voorbeeld.example"
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["fonds@voorbeeld.example"], "Uw toegang voor O&O-fonds Metaal")
    assert "werken voor O&O-fonds Metaal." in sent.body
    assert "http://localhost:8000/wachtwoord-kiezen/" in sent.body
    assert list(Event.objects.values_list("verb", flat=True).order_by("id")) == ["create_fund", "add_manager"]
    assert capsys.readouterr().out == "O&O-fonds Metaal is gemaakt.\n"


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (0, "oo metaal", "Voer een geldige"),
        (0, "platform", "De slug platform is al in gebruik voor iets anders."),
        (2, "fonds@", "Voer een geldig e-mailadres in."),
    ],
)
def test_wrong_arguments_make_nothing(place, value, message):
    arguments = [*ARGUMENTS[:place], value, *ARGUMENTS[place + 1 :]]
    with pytest.raises(CommandError, match=message) as caught:
        call_command("create_fund", *arguments)
    assert caught.value.returncode == 2
    assert (SectorFund.objects.count(), User.objects.count(), mail.outbox) == (0, 0, [])


def test_a_slug_is_used_once():
    call_command("create_fund", *ARGUMENTS)
    with pytest.raises(CommandError, match="Er is al een fonds met de slug oo-metaal"):
        call_command("create_fund", "oo-metaal", "Ander", "ander@voorbeeld.example")
    assert (SectorFund.objects.count(), len(mail.outbox)) == (1, 1)


def test_a_mail_server_that_is_down_leaves_the_fund_and_says_what_to_do(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(CommandError, match="Wachtwoord vergeten"):
        call_command("create_fund", *ARGUMENTS)
    assert SectorFund.objects.get().managers.count() == 1
