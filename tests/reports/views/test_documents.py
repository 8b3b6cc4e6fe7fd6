"""Downloads of a fixed year: the stored bytes, for everyone who may see the results, each with an event."""

import json

import pytest

from organisations.models import Event
from reports.documents.fund_export import export_shared_report
from reports.models import FixedDocument, FixedKind
from reports.services.fixing import add_addendum, fix_report
from tests.factories import admin_of
from tests.reports.services.test_fixing import LATER
from tests.reports.talking import give

YEAR = "/werkgever/90000001/2026/"


@pytest.fixture
def fixed(discussion):
    fix_report(discussion.assessment, by=admin_of(discussion.assessment.organisation), at=LATER)
    return discussion.assessment


@pytest.fixture
def addendum(fixed, discussion, council_secretary):
    return add_addendum(give(discussion, at=LATER), by=council_secretary, at=LATER)


def stored(kind):
    return bytes(FixedDocument.objects.get(kind=kind).content)


def verbs(actor):
    return list(Event.objects.filter(actor_id=actor.user_id).order_by("sequence").values_list("verb", "object"))


@pytest.mark.parametrize(
    ("page", "kind", "verb"),
    [
        ("jaarrapport.pdf", FixedKind.REPORT, "export_jaarrapport"),
        ("jaarrapport.json", FixedKind.DATA, "export_report_data"),
        ("addendum.pdf", FixedKind.ADDENDUM, "export_addendum"),
    ],
)
def test_fixed_documents_are_given_as_they_were_stored(
    page, kind, verb, fixed, addendum, reader, council_member, login
):
    organisation = fixed.organisation
    organisation.name = "Nieuwe naam"
    organisation.save(update_fields=["name"])

    for member in (reader, council_member, admin_of(organisation)):
        response = login(member).get(YEAR + page)

        assert (response.status_code, response.content) == (200, stored(kind))
        assert verbs(member)[-1] == (verb, "2026")


def test_concept_data_are_those_of_now(submitted, hr, login):
    response = login(hr).get(f"{YEAR}jaarrapport.json")

    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="jaarrapport-90000001-2026.json"'
    assert json.loads(response.content)["fixed_on"] is None


def test_draft_has_no_data(draft, hr, login):
    response = login(hr).get(f"{YEAR}jaarrapport.json", follow=True)

    [message] = response.context["messages"]
    assert str(message) == ("De gegevens bij het jaarrapport zijn er zodra u de vragenlijst over 2026 hebt ingediend.")


def test_report_without_an_addendum_has_none(fixed, hr, login):
    assert login(hr).get(f"{YEAR}addendum.pdf").status_code == 404
    assert "addendum" not in login(hr).get(f"{YEAR}resultaten/").content.decode()


def test_results_tell_of_the_addendum_and_the_standing(addendum, hr, login):
    text = login(hr).get(f"{YEAR}resultaten/").content.decode()

    assert f'href="{YEAR}addendum.pdf"' in text
    words = "geen oordeel ontvangen; addendum: herkent het beeld deels (1 mei 2026)."
    assert f"medezeggenschap: ondernemingsraad, {words}" in text


@pytest.mark.parametrize("page", ["resultaten/", "resultaten/autonomie/"])
def test_pages_say_until_when_the_council_has(page, discussion, hr, login):
    text = login(hr).get(YEAR + page).content.decode()

    assert "medezeggenschap: ondernemingsraad, in bespreking tot 13 april 2026." in text


@pytest.mark.parametrize("page", ["jaarrapport.json", "addendum.pdf", "gespreksagenda.pdf", "jaarrapport.pdf"])
def test_others_get_nothing(page, addendum, outsider, login):
    assert login(outsider).get(YEAR + page).status_code == 404


def test_fund_reads_the_fixed_report(fixed, fund_manager):
    assert export_shared_report(fixed, by=fund_manager, at=LATER) == stored(FixedKind.REPORT)
