import pytest
from django.urls import reverse

from assessments.edition_files import load_edition
from assessments.models import Answer, AnswerPart, FunctionGroup, Headcount, StatusChange
from assessments.responses import Route
from organisations.models import Event, Role, User
from reports import pdf
from reports.documents.export import DocumentKind, NotSubmittedError, document_html, export_document
from reports.models import Opinion, PlanAction, Position, Proposal
from reports.pdf import RenderProcess, write_pdf
from reports.services.positions import make_proposal
from tests.factories import NOW, admin_of, make_discussion, make_organisation, make_submitted, make_user
from tests.reports.hostile import hostile_strings
from tests.reports.pdf_reading import failed_rules, flat, flat_text, page_texts
from tests.reports.planned import MICRO_WORKFORCE, add_own, make_micro, make_planned, tips_for
from tests.reports.reading_spy import watch_reading
from tests.reports.talking import give, share

# The Flex Diagnose has a test file of its own.
KINDS = [kind for kind in DocumentKind if kind is not DocumentKind.FLEX_DIAGNOSE]
ROUTES = {
    DocumentKind.IMPROVEMENT_PLAN: "improvement_plan_pdf",
    DocumentKind.ANNUAL_REPORT: "annual_report_pdf",
    DocumentKind.AGENDA: "agenda_pdf",
}
BOOKS = [DocumentKind.IMPROVEMENT_PLAN, DocumentKind.ANNUAL_REPORT]
INDICATORS = [indicator.title for indicator in load_edition("goed-werk/2026").indicators]


def address(kind, kvk="90000001", year=2026):
    return reverse(ROUTES[kind], args=[kvk, year])


def export(kind, assessment):
    return export_document(kind, assessment, by=admin_of(assessment.organisation), at=NOW)


def assert_whole(result, text):
    """A valid PDF/UA that names the twelve and says what it is worth."""
    assert failed_rules(result) == set()
    assert [title for title in INDICATORS if flat(title) not in text] == []
    assert flat("Zelfbeoordeling, niet extern getoetst; medezeggenschap:") in text


@pytest.mark.parametrize("has_own_action", [False, True])
@pytest.mark.parametrize("kind", BOOKS)
def test_document_of_the_short_route_is_whole(kind, has_own_action, db):
    assessment = make_micro()
    if has_own_action:
        add_own(assessment, "Koffie")

    result = export(kind, assessment)

    assert_whole(result, flat_text(result))


@pytest.mark.parametrize("kind", BOOKS)
def test_concept_says_so_on_every_page(kind, employer):
    pages = page_texts(export(kind, make_planned(employer)))

    assert [number for number, page in enumerate(pages, start=1) if "Concept" not in page] == []


def test_annual_report_is_whole_and_names_sources(employer):
    result = export(DocumentKind.ANNUAL_REPORT, make_planned(employer))

    pages = page_texts(result)
    text = flat("".join(pages))
    assert_whole(result, text)
    assert len(pages) >= 25
    assert pages[9].rstrip().endswith(f"10 van {len(pages)}")
    printed = (
        "Bron: CBS StatLine",
        "Geen sectorcijfer; landelijk cijfer ter vergelijking",
        "https://cbs.nl",
        "Tabel 1. De drie condities",
        "Figuur 1. Het goed-werk-wiel over 2026",
    )
    assert [words for words in printed if flat(words) not in text] == []


def test_improvement_plan_is_whole_and_prints_who_when_and_why(employer):
    result = export(DocumentKind.IMPROVEMENT_PLAN, make_planned(employer))

    text = flat_text(result)
    assert_whole(result, text)
    tip = tips_for("redelijk-loon")[0]
    printed = (tip.title, tip.what, tip.first_step, tip.source, "directie · Jantje Smit", "1 september 2026", "€ 2.500")
    assert [words for words in printed if flat(words) not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_same_year_gives_the_same_document(kind, submitted):
    assert document_html(kind, submitted, at=NOW) == document_html(kind, submitted, at=NOW)


@pytest.mark.parametrize("kind", KINDS)
def test_draft_has_no_documents(kind, draft, hr):
    with pytest.raises(NotSubmittedError):
        export_document(kind, draft, by=hr, at=NOW)

    assert not Event.objects.filter(verb__startswith="export_").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_employer_downloads_a_pdf(kind, submitted, hr, login):
    response = login(hr).get(address(kind))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == f'attachment; filename="{kind}-90000001-2026.pdf"'
    assert response.content.startswith(b"%PDF-")
    event = Event.objects.get(verb=f"export_{kind}")
    assert (event.organisation, event.actor, event.role, event.object) == (
        submitted.organisation,
        hr.user,
        Role.ADMIN,
        "2026",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_employer_is_sent_to_the_tasks_while_it_is_a_draft(kind, draft, hr, login):
    response = login(hr).get(address(kind), follow=True)

    assert response.redirect_chain == [(reverse("tasks", args=["90000001", 2026]), 302)]
    assert [str(message) for message in response.context["messages"]] == [
        f"{kind.with_article.capitalize()} is er zodra u de vragenlijst over 2026 hebt ingediend."
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_colleague_and_outsider_get_nothing(kind, colleague, outsider, login):
    assert login(colleague).get(address(kind)).status_code == 403
    assert login(outsider).get(address(kind)).status_code == 404
    assert login(outsider).get(address(kind, year=2025)).status_code == 404
    assert not Event.objects.filter(verb__startswith="export_").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_failing_renderer_gives_a_dutch_page(kind, submitted, hr, login, monkeypatch):
    starved = RenderProcess(memory=32 * 1024**2)
    monkeypatch.setattr(pdf, "_process", starved)

    response = login(hr).get(address(kind))
    starved.close()

    assert response.status_code == 503
    assert f"{kind.with_article.capitalize()} kon nu niet worden gemaakt" in response.content.decode()
    assert not Event.objects.filter(verb__startswith="export_").exists()


def poison(assessment, hostile):
    """This string in every text that anyone can write, past the forms that would refuse it."""
    organisation = assessment.organisation
    organisation.name = hostile[:200]
    organisation.save(update_fields=["name"])
    User.objects.update(name=hostile[:120])
    Answer.objects.update(note=hostile, reason=hostile[:300], evidence_url=hostile[:500])
    AnswerPart.objects.exclude(text="").update(text=hostile)
    FunctionGroup.objects.update(name=hostile[:60])
    Headcount.objects.update(unit=hostile[:80])
    StatusChange.objects.update(reason=hostile[:500])
    PlanAction.objects.update(
        title=hostile[:120],
        what=hostile,
        owner_function=hostile[:80],
        owner_person=hostile[:80],
        status_reason=hostile[:300],
    )
    Position.objects.update(remark=hostile[:2000], reply=hostile[:2000])
    Proposal.objects.update(text=hostile[:2000], reply=hostile[:2000])
    Opinion.objects.update(text=hostile[:4000])
    assessment.refresh_from_db()


def make_talked_over(assessment):
    """Discussed: a position with its reply, a proposal, an opinion."""
    discussion = make_discussion(assessment)
    secretary = assessment.organisation.memberships.get(role=Role.COUNCIL_SECRETARY)
    make_proposal(share(discussion), "Vier weken.", by=secretary, at=NOW)
    give(discussion)
    return assessment


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_texts_in_every_field_stay_text(kind, tmp_path, db):
    canary = tmp_path / "canary"
    canary.write_text("geheim")
    organisation = make_organisation(make_user("hr2@voorbeeld.example"), kvk="90000003")
    assessment = make_talked_over(make_planned(organisation))
    plain = document_html(kind, assessment, at=NOW)
    tags = {mark: plain.count(mark) for mark in ("<img", "<link", "<style", "<iframe", "<object", "<a ", "<svg")}

    for hostile in hostile_strings(canary):
        poison(assessment, hostile)
        html = document_html(kind, assessment, at=NOW)
        assert {mark: html.count(mark) for mark in tags} == tags


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_texts_read_nothing(kind, tmp_path, db):
    canary = tmp_path / "canary"
    canary.write_text("geheim")
    organisation = make_organisation(make_user("hr2@voorbeeld.example"), kvk="90000003")
    assessment = make_talked_over(make_submitted(organisation, route=Route.SHORT, rows=MICRO_WORKFORCE))
    add_own(assessment, "Koffie")
    write_pdf(document_html(DocumentKind.IMPROVEMENT_PLAN, assessment, at=NOW))
    poison(assessment, " ".join(hostile_strings(canary)))
    html = document_html(kind, assessment, at=NOW)

    with watch_reading() as seen:
        result = write_pdf(html)

    assert seen == []
    assert failed_rules(result) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_of_a_fictional_employer_says_so(kind, db):
    assessment = make_micro()
    assessment.organisation.is_fictional = True
    assessment.organisation.save(update_fields=["is_fictional"])
    assert all("(fictief)" in flat(sheet) for sheet in page_texts(export(kind, assessment)))
