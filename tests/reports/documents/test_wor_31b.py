from dataclasses import replace

import pytest

from assessments.edition_files import load_edition
from assessments.questionnaire import CONTRACT_GROUPS
from assessments.responses import Response, State
from reports.documents.dossier_selectors import dossier_of
from reports.documents.export import DocumentKind, document_html
from reports.documents.wor_31b import Cover, check_wor_31b, load_checklist
from tests.factories import NOW
from tests.reports.planned import answer, make_micro, make_planned

EDITION = load_edition("goed-werk/2026")


def covers(dossier):
    return {(check.item.clause, check.item.text): check for check in check_wor_31b(dossier)}


@pytest.mark.parametrize("item", load_checklist().items, ids=lambda item: item.text)
def test_item_asks_for_what_exists(item):
    assert all(slug in {question.slug for question in EDITION.profile} for slug in item.profile)
    assert all(EDITION.indicator(slug) for slug in item.indicators)
    assert set(item.groups) <= set(CONTRACT_GROUPS)
    assert item.table in ("", "mensen", "onderdelen", "functies")
    assert item.plan in ("", "vorig", "nieuw")
    assert item.profile or item.indicators or item.table or item.plan


def test_checklist_covers_the_three_paragraphs():
    assert {item.clause for item in load_checklist().items} == {"lid 1", "lid 2", "lid 3"}
    assert load_checklist().expectations == ("verwachting-bezetting", "verwachting-beleid")


def test_chapters_that_are_pointed_at_exist(employer):
    html = document_html(DocumentKind.ANNUAL_REPORT, make_planned(employer), at=NOW)

    assert [item.chapter for item in load_checklist().items if f'id="{item.chapter}"' not in html] == []


def test_full_report_covers_everything(employer):
    checks = check_wor_31b(dossier_of(make_planned(employer)))

    assert {check.cover for check in checks} == {Cover.COMPLETE}


def test_what_is_not_known_is_missing(submitted):
    answer(submitted, "verzuim", Response(State.UNKNOWN))
    answer(submitted, "ongevallen", Response(State.UNKNOWN))
    answer(submitted, "instroom", Response(State.UNKNOWN))

    found = covers(dossier_of(submitted))

    absence = found["lid 1", "Arbeidsomstandigheden, verzuim en ongevallen"]
    assert (absence.cover, absence.missing) == (
        Cover.MISSING,
        ("Hoe hoog was het ziekteverzuim?", "Hoeveel ongevallen met verzuim waren er?"),
    )
    assert found["lid 1", "Aanname, vertrek en vacatures"].cover is Cover.PARTLY


def test_plans_that_are_not_there_are_missing(submitted):
    found = covers(dossier_of(submitted))

    assert found["lid 1", "Wat er van het plan van vorig jaar is gedaan"].missing == ("een plan van vorig jaar",)
    assert found["lid 2", "Wat u van plan bent met het sociale beleid"].missing == ("een plan voor dit jaar",)


def test_agency_items_do_not_apply_without_agency_workers(db):
    found = covers(dossier_of(make_micro()))

    assert {check.cover for (clause, _), check in found.items() if clause == "lid 3"} == {Cover.NOT_APPLICABLE}


def test_units_without_a_name_are_no_breakdown(submitted):
    dossier = dossier_of(submitted)
    nameless = replace(dossier, headcells=tuple(replace(cell, unit="") for cell in dossier.headcells))

    check = covers(nameless)["lid 1", "Hoe die aantallen uitvallen per bedrijfsonderdeel"]

    assert (check.cover, check.missing) == (Cover.MISSING, ("een uitsplitsing per bedrijfsonderdeel",))


def test_report_without_a_workforce_misses_the_table(submitted):
    check, *_ = check_wor_31b(replace(dossier_of(submitted), headcells=()))

    assert (check.cover, check.missing) == (Cover.MISSING, ("de tabel van mensen",))
