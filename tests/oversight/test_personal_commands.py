"""The commands about personal data: what they print, what they change, and what they refuse."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organisations.models import Event, FundMember, User
from oversight.processing_register import processing_register
from tests.oversight.persons import WIETSKE, leave_traces, tells

pytestmark = pytest.mark.django_db


def run(*command):
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_erasing_prints_what_was_done_without_a_name(submitted):
    user = leave_traces(submitted)

    printed = run("erase_person", WIETSKE.email)

    assert printed.startswith(f"Gewist: nummer {user.pk}, vastgelegd in 2 sporen.\n")
    assert "mailadres van de contactpersoon: wordt leeggemaakt" in printed
    assert "Vastgesteld jaarrapport: " in printed
    assert not tells(printed.encode(), WIETSKE)
    assert not User.objects.filter(pk=user.pk).exists()
    assert {event.actor_id for event in Event.objects.filter(verb="erase_person")} == {None}


def test_dry_run_of_erasing_changes_nothing(submitted):
    user = leave_traces(submitted)
    printed = run("erase_person", WIETSKE.email, "--dry-run")
    assert printed.endswith("Dit was een proef: er is niets veranderd.\n")
    assert User.objects.filter(pk=user.pk).exists()


def test_last_administrator_is_refused(hr):
    with pytest.raises(CommandError, match=r"^Er is niets gewist\. U bent de enige beheerder") as refused:
        run("erase_person", hr.user.email)
    assert refused.value.returncode == 2
    assert User.objects.filter(pk=hr.user_id).exists()


def test_unknown_address_is_refused(db):
    with pytest.raises(CommandError, match="niets bewaard") as refused:
        run("erase_person", "niemand@voorbeeld.example")
    assert refused.value.returncode == 2


def test_export_is_written_for_the_owner_of_the_file_only(colleague, tmp_path):
    out = tmp_path / "gegevens.json"
    run("export_person", colleague.user.email, "--out", str(out))
    assert json.loads(out.read_text())["mailadressen"] == [colleague.user.email]
    assert out.stat().st_mode & 0o777 == 0o600
    assert Event.objects.get(verb="export_person").actor_id is None


def test_export_can_be_a_pdf(colleague, tmp_path):
    out = tmp_path / "gegevens.pdf"
    run("export_person", colleague.user.email, "--kind", "pdf", "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF-")


def test_export_refuses_a_folder_that_is_not_there(colleague, tmp_path):
    with pytest.raises(CommandError, match="bestaat niet"):
        run("export_person", colleague.user.email, "--out", str(tmp_path / "weg" / "gegevens.json"))
    assert not Event.objects.filter(verb="export_person").exists()


def test_retention_counts_and_then_clears(fund, fund_manager):
    FundMember.objects.create(
        fund=fund, kvk="90000055", name="Oud", email="oud@voorbeeld.example", added_at="2020-01-01T00:00Z"
    )
    counted = run("apply_retention", "--dry-run")
    assert "     1  mailadressen van leden die niet meedoen (12 maanden na sluiting" in counted
    assert FundMember.objects.get().email == "oud@voorbeeld.example"
    assert run("apply_retention") == counted.removesuffix("Dit was een proef: er is niets veranderd.\n")
    assert FundMember.objects.get().email == ""


def test_register_is_printed():
    assert run("processing_register") == processing_register()
