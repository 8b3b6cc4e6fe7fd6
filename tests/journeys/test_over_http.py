"""A year at one new employer over HTTP, without JavaScript: from sign-up to both PDFs."""

import re

import pytest
from django.core import mail

from assessments.edition_files import load_edition
from assessments.models import Assessment
from assessments.questionnaire import Kind
from assessments.selectors import answer_sheet, sections
from tests.factories import valid_response
from tests.reports.pdf_reading import failed_rules, flat, flat_text, page_texts
from tests.second_step import code_of

pytestmark = pytest.mark.django_db
EMAIL, PASSWORD = "noor@voorbeeld.example", "een-lang-wachtwoord-1"
PLACE = "/werkgever/90000007/2026/"
ORGANISATION = {
    "name": "Noordster Metaal",
    "kvk": "90000007",
    "sbi_scheme": "sbi2025",
    "sbi_code": "25110",
    "section": "Industrie",
    "size_class": "50-249",
    "participation_form": "ondernemingsraad",
}
TABLE = """Fabriek\tProductie\tVast\t4\t22\t0\t1.012
Fabriek\tProductie\tUitzend\t2\t9\t0\t304
Kantoor\tKantoor\tVast\t14\t12\t0\t890,5"""


def test_year_from_sign_up_to_both_pdfs(client):
    _sign_up(client)
    assert client.post("/organisatie/aanmelden/", ORGANISATION).status_code == 302
    _set_up_second_factor(client)
    assert client.post("/werkgever/90000007/beginnen/", {"year": "2026"})["Location"] == PLACE
    assert client.post(f"{PLACE}personeel/", {"table": TABLE}).status_code == 302
    _answer_everything(client)
    assert client.post(f"{PLACE}indienen/")["Location"] == f"{PLACE}resultaten/"
    results = client.get(f"{PLACE}resultaten/").content.decode()
    assert "Goed-werk-wiel van Noordster Metaal" in results
    _plan(client)
    _read_plan(client)
    _read_report(client)


def _sign_up(client):
    client.post("/aanmelden/", {"email": EMAIL, "password1": PASSWORD, "name": "Noor Nieuw"})
    link = re.search(r"http://\S+", mail.outbox[-1].body).group(0)
    client.post(link)
    client.post("/inloggen/", {"login": EMAIL, "password": PASSWORD})
    assert "Organisatie aanmelden" in client.get("/").content.decode()


def _set_up_second_factor(client):
    """Whoever registers an organisation is its administrator, who needs one before anything else."""
    asked = client.get("/werkgever/90000007/", follow=True)
    assert asked.request["PATH_INFO"] == "/account/tweede-stap/"
    app = "/account/tweede-stap/app/"
    page = client.post("/account/bevestigen/", {"password": PASSWORD, "next": app}, follow=True)
    secret = re.search(r'<code class="hash">(\w+)</code>', page.content.decode())[1]
    codes = client.post(app, {"code": code_of(secret)}, follow=True).content.decode()
    assert 'href="/werkgever/90000007/">Ik heb de codes bewaard' in codes


def _answer_everything(client):
    """Every page is posted as the browser would; answers decide which questions come, so the profile goes first."""
    for section in sections(load_edition("goed-werk/2026")):
        for _ in range(2):  # the second time for questions that came with an answer on the same page
            data = _typed(Assessment.objects.get(organisation__kvk="90000007"), section)
            assert client.post(f"{PLACE}vragen/{section.slug}/", data).status_code == 302
    assert "Alle vragen zijn beantwoord." in client.get(f"{PLACE}controle/").content.decode()


def _typed(assessment, section):
    sheet = answer_sheet(assessment)
    data = {}
    for question in section.questions:
        is_asked = sheet.standing(question).value == "open"
        data |= {f"{question.slug}-{name}": value for name, value in _fields(question).items()} if is_asked else {}
    return data


def _fields(question):
    part, *_ = parts = valid_response(question, level=2).parts
    fields = {
        Kind.LEVEL: {"level": part.level},
        Kind.FIGURE: {"number": int(part.number or 0), "total": int(part.total or 0)},
        Kind.CHOICE: {"option": part.option},
        Kind.MULTIPLE: {"options": [part.option for part in parts]},
        Kind.TEXT: {"text": part.text},
    }
    return {"version": "0"} | fields[question.kind]


def _plan(client):
    page = client.get(f"{PLACE}verbeterplan/").content.decode()
    tips = re.findall(r'action="(\S+/tips/\S+/kiezen/)"', page)
    assert len(tips) == 8
    for url in tips[:3]:
        assert client.post(url).status_code == 302


def _read_plan(client):
    pdf = client.get(f"{PLACE}verbeterplan.pdf")
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    text = flat_text(pdf.content)
    assert flat("Verbeterplan 2026") in text
    assert text.count(flat("Eerste stap")) >= 3
    assert failed_rules(pdf.content) == set()


def _read_report(client):
    pdf = client.get(f"{PLACE}jaarrapport.pdf")
    text = flat_text(pdf.content)
    titles = [indicator.title for indicator in load_edition("goed-werk/2026").indicators]
    assert [title for title in titles if flat(title) not in text] == []
    assert all("concept" in sheet.lower() for sheet in page_texts(pdf.content))
    assert flat("Ziekteverzuim") in text
    assert flat("Bron: CBS") in text
    assert failed_rules(pdf.content) == set()
