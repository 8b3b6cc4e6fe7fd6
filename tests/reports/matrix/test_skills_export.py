"""The skills overview as PDF and JSON: accessible, one page for most, hostile text stays text, an event for each."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.models import MatrixCompetence
from organisations.events import LinkHolder
from organisations.models import Event, Organisation
from reports.matrix.skills_export import export_skills_data, export_skills_pdf, skills_file_name, skills_html
from reports.matrix.skills_selectors import skills_record_of
from reports.pdf import PdfError, RenderProcess, render_pdf
from tests.assessments.competentiematrix.matrices import fill_row, make_team
from tests.factories import NOW
from tests.reports.hostile import hostile_strings
from tests.reports.pdf_reading import failed_rules, flat, flat_text, page_texts


@pytest.fixture
def worker(employer):
    """Can weld, where the leader sees less, and drive a fork lift, with a certificate."""
    team = make_team(employer, people={"JV": ("...", "...")})
    worker = fill_row(team.workers.get(), "303", "44.", certified_on=date(2025, 5, 1))
    return fill_row(worker, "2..", is_own=False, certified_on=date(2025, 5, 1))


def fill_sixty(worker, hr):
    names = [f"Handeling {number} aan de lijn" for number in range(57)]
    add_needs(worker.team, [NeedEntry(name) for name in names], by=hr, at=NOW)
    fill_row(worker, "..." + "34" * 28 + "3")


def test_document_is_accessible_and_one_page(worker):
    pdf = render_pdf(skills_html(worker, at=NOW))

    assert failed_rules(pdf) == set()
    (page,) = page_texts(pdf)
    printed = (
        "Vaardighedenoverzicht",
        "Naam:",
        "JV",
        "Lasserij",
        "Lassen zelfstandig onder begeleiding – –",
        "Heftruck zelfstandig – 1-5-2025 1-5-2030",
        "Zelf ingevuld, niet extern getoetst",
    )
    assert [words for words in printed if flat(words) not in flat(page)] == []
    assert "Buigen" not in page


def test_sixty_competences_stay_within_two_pages(worker, hr):
    fill_sixty(worker, hr)

    pdf = render_pdf(skills_html(worker, at=NOW))

    assert failed_rules(pdf) == set()
    assert len(page_texts(pdf)) == 2
    text = flat_text(pdf)
    assert [number for number in range(57) if flat(f"Handeling {number} aan de lijn") not in text] == []


def test_nobody_has_said_anything_yet(employer):
    team = make_team(employer, people={"JV": ("...", "...")})

    pdf = render_pdf(skills_html(team.workers.get(), at=NOW))

    assert failed_rules(pdf) == set()
    assert flat("Er is nog geen competentie waarvan een niveau of certificaat is ingevuld.") in flat_text(pdf)


def test_fictional_employer_says_so(worker, employer):
    Organisation.objects.filter(pk=employer.pk).update(is_fictional=True)
    worker.team.organisation.refresh_from_db()

    assert "Fictieve organisatie: alle gegevens zijn verzonnen." in skills_html(worker, at=NOW)


def test_hostile_text_stays_text(worker, tmp_path):
    marks = ("<img", "<link", "<style", "<a ", "<svg", "<object", "<iframe", "<base", "<meta")
    before = {mark: skills_html(worker, at=NOW).count(mark) for mark in marks}

    for hostile in hostile_strings(tmp_path):
        MatrixCompetence.objects.filter(name=worker.cells.first().competence.name).update(name=hostile[:80])
        worker.code, worker.agency, worker.team.name = hostile[:30], hostile[:80], hostile[:60]
        html = skills_html(worker, at=NOW)
        assert {mark: html.count(mark) for mark in marks} == before


def test_hostile_text_makes_an_accessible_document(worker, tmp_path):
    worker.code, worker.team.name = "<b>\N{GRINNING FACE}", "".join(hostile_strings(tmp_path))[:60]

    assert failed_rules(render_pdf(skills_html(worker, at=NOW))) == set()


def test_competences_come_in_the_order_of_the_team_and_those_of_before_after_it(worker, employer):
    for name in ("Aardappels rooien", "Zagen"):
        worker.cells.create(competence=employer.matrix_competences.create(name=name), own_now=2)

    assert [skill.competence for skill in skills_record_of(worker).skills] == [
        "Lassen",
        "Buigen",
        "Heftruck",
        "Aardappels rooien",
        "Zagen",
    ]


def test_certificate_that_is_not_asked_is_left_out(worker):
    MatrixCompetence.objects.update(needs_certificate=False)

    assert [skill.certified_on for skill in skills_record_of(worker).skills] == [None, None, None]


def test_record_takes_as_many_queries_for_many_competences(worker, hr):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            skills_record_of(worker)
        return len(captured)

    few = queries()
    fill_sixty(worker, hr)
    assert (few, queries()) == (2, 2)


def last_event():
    event = Event.objects.latest("sequence")
    return event.actor_id, event.role, event.verb, event.object


def test_each_download_leaves_an_event(worker, hr):
    export_skills_data(worker, by=hr, at=NOW)
    assert last_event() == (hr.user_id, "beheerder", "export_skills", f"lasserij/{worker.pk}")

    export_skills_pdf(worker, by=LinkHolder(), at=NOW)
    assert last_event() == (None, "eigen link", "export_skills", f"lasserij/{worker.pk}")


def test_document_that_cannot_be_made_leaves_no_event(worker, hr, monkeypatch):
    def fail(process, html):
        raise PdfError("te lang")

    monkeypatch.setattr(RenderProcess, "render", fail)
    count = Event.objects.count()

    with pytest.raises(PdfError):
        export_skills_pdf(worker, by=hr, at=NOW)
    assert Event.objects.count() == count


def test_data_are_json_with_the_text_as_it_is(worker, hr):
    worker.code = "J\N{LATIN SMALL LETTER E WITH DIAERESIS}l"

    data = export_skills_data(worker, by=hr, at=NOW)

    assert '"code": "Jël"'.encode() in data
    assert [skill["own_now"] for skill in json.loads(data)["skills"]] == [3, 0, 3]


@pytest.mark.parametrize(
    ("code", "name"), [("J.V.", "vaardighedenoverzicht-jv.pdf"), ('x"\r\n', "vaardighedenoverzicht-x.pdf")]
)
def test_file_is_named_by_the_code(code, name, worker):
    worker.code = code
    assert skills_file_name(worker, "pdf") == name


def test_file_of_a_code_without_letters_has_a_number(worker):
    worker.code = "★"
    assert skills_file_name(worker, "json") == f"vaardighedenoverzicht-{worker.pk}.json"
