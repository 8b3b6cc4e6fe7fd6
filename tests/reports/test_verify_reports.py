import pytest
from django.core.management import CommandError, call_command

from organisations.models import Event
from reports.fixed_documents import broken_documents
from reports.models import FixedDocument, FixedKind
from reports.services.fixing import add_addendum, fix_report
from tests.factories import admin_of
from tests.reports.services.test_fixing import LATER
from tests.reports.talking import give

NAMES = {
    FixedKind.REPORT: "Jaarrapport Voorbeeld Metaal 2026",
    FixedKind.DATA: "Gegevens bij het jaarrapport Voorbeeld Metaal 2026",
    FixedKind.ADDENDUM: "Addendum bij het jaarrapport Voorbeeld Metaal 2026",
}
VERBS = {FixedKind.REPORT: "fix_report", FixedKind.DATA: "fix_data", FixedKind.ADDENDUM: "add_addendum"}


@pytest.fixture
def fixed(discussion, council_secretary):
    fix_report(discussion.assessment, by=admin_of(discussion.assessment.organisation), at=LATER)
    add_addendum(give(discussion, at=LATER), by=council_secretary, at=LATER)
    return FixedDocument.objects.order_by("id")


def flip(text: str) -> str:
    return text[:-1] + ("0" if text[-1] != "0" else "1")


def test_untouched_documents_are_sound(fixed, capsys):
    call_command("verify_reports")

    assert capsys.readouterr().out == "3 vastgestelde documenten, alle kloppen.\n"


@pytest.mark.parametrize("kind", FixedKind)
def test_changed_byte_of_the_content_is_noticed(kind, fixed):
    document = fixed.get(kind=kind)
    document.content = bytes([document.content[0] ^ 1]) + bytes(document.content[1:])
    document.save()

    assert list(broken_documents()) == [f"{NAMES[kind]}: de inhoud is veranderd"]


@pytest.mark.parametrize("kind", FixedKind)
def test_changed_hash_is_noticed(kind, fixed):
    document = fixed.get(kind=kind)
    document.sha256 = flip(document.sha256)
    document.save()

    assert next(iter(broken_documents())) == f"{NAMES[kind]}: de inhoud is veranderd"


@pytest.mark.parametrize("kind", FixedKind)
def test_changed_content_with_a_fitting_hash_is_noticed_by_the_trail(kind, fixed):
    document, other = fixed.get(kind=kind), fixed.exclude(kind=kind).first()
    before = document.sha256
    document.content, document.sha256 = other.content, other.sha256
    document.save()

    assert list(broken_documents()) == [
        f"{NAMES[kind]}: het spoor kent dit document niet",
        f"2026/{before}: vastgelegd met {VERBS[kind]} en niet meer te vinden",
    ]


@pytest.mark.parametrize("kind", FixedKind)
def test_changed_event_is_noticed(kind, fixed):
    event = Event.objects.get(verb=VERBS[kind])
    event.object = flip(event.object)
    event.save()

    assert list(broken_documents()) == [
        f"{NAMES[kind]}: het spoor kent dit document niet",
        f"{event.object}: vastgelegd met {VERBS[kind]} en niet meer te vinden",
    ]


def test_removed_document_is_noticed_and_the_command_fails(fixed, capsys):
    report = fixed.get(kind=FixedKind.REPORT)
    report.delete()

    with pytest.raises(CommandError, match="1 vastgestelde documenten kloppen niet"):
        call_command("verify_reports")

    words = f"2026/{report.sha256}: vastgelegd met fix_report en niet meer te vinden\n"
    assert capsys.readouterr().err == words
