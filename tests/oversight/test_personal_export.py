"""What someone takes along: all of the register that is theirs, and nothing of anyone else."""

import json
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps

from assessments.models import MatrixCompetence, MatrixTeam
from organisations.models import Event, FundMember, Role
from organisations.personal_fields import Purpose
from organisations.services.organisations import add_member
from oversight.person_export import FORMAT, VERSION, build_export, export_html, export_json, in_words
from oversight.personal_data import REGISTER
from oversight.persons import person_at, person_of
from oversight.services.exporting import ExportKind, export_person
from reports.pdf import write_pdf
from tests.factories import NOW, make_user
from tests.oversight.persons import WIETSKE, Left, leave_traces, tells
from tests.reports.hostile import hostile_strings
from tests.reports.pdf_reading import failed_rules, flat, flat_text, page_texts

pytestmark = pytest.mark.django_db


def taken(user, kind=ExportKind.JSON):
    return export_person(person_of(user), kind, by=user, at=NOW)


def rows_of(content):
    """The exported rows by their title."""
    parts = [part for purpose in json.loads(content)["doelen"] for part in purpose["gegevens"]]
    return {part["wat"]: part["regels"] for part in parts}


def test_export_has_every_part_of_the_register(submitted):
    user = leave_traces(submitted)

    content = json.loads(taken(user))

    assert {key: content[key] for key in ("formaat", "versie", "gemaakt op", "naam", "mailadressen", "fictief")} == {
        "formaat": FORMAT,
        "versie": VERSION,
        "gemaakt op": "2026-03-02T09:30:00+00:00",
        "naam": WIETSKE.name,
        "mailadressen": [WIETSKE.email],
        "fictief": False,
    }
    assert list(rows_of(json.dumps(content))) == [
        export.title
        for purpose in Purpose
        for entry in REGISTER
        if entry.purpose == purpose
        for export in entry.exports
    ]


def test_rows_read_in_words(submitted):
    user = leave_traces(submitted)

    rows = rows_of(taken(user))

    assert rows["Uw rollen bij werkgevers"][0]["rol"] == "Invuller"
    assert rows["Waar een fonds u als contactpersoon kent"] == [
        {
            "fonds": "Opleidingsfonds Metaal",
            "werkgever": "Werkgever van de lijst",
            "mailadres": WIETSKE.email.upper(),
            "sinds": rows["Waar een fonds u als contactpersoon kent"][0]["sinds"],
        }
    ]
    assert rows["Wat u deed, volgens het spoor"][0] == {
        "organisatie": "Voorbeeld Metaal",
        "rol": "invuller",
        "handeling": rows["Wat u deed, volgens het spoor"][0]["handeling"],
        "op": "2026-03-02T09:30:00+00:00",
    }


def test_two_people_get_nothing_of_each_other(submitted):
    other = Left("Guurtje Kwikstaart", "g.kwikstaart@uniek.example", "nieuw.kwikstaart@uniek.example", "KWKSTRT-9")
    user = leave_traces(submitted)
    theirs = make_user(other.email, other.name)
    add_member(submitted.organisation, other.email, Role.READER, by=None, at=NOW)
    FundMember.objects.create(fund_id=FundMember.objects.get().fund_id, kvk="90000056", name="B", email=other.email)

    mine = taken(user)

    assert tells(mine, WIETSKE)
    assert not tells(mine, other)
    assert not tells(taken(theirs), WIETSKE)
    assert set(rows_of(taken(theirs))) == {
        "Uw account",
        "Uw rollen bij werkgevers",
        "Uw tweede stap bij het inloggen",
        "Waar een fonds u als contactpersoon kent",
        "Wat u deed, volgens het spoor",
    }


def test_an_address_that_was_never_confirmed_opens_nothing(fund):
    FundMember.objects.create(fund=fund, kvk="90000055", name="Ander", email="baas@voorbeeld.example")
    curious = make_user("nieuwsgierig@voorbeeld.example")
    EmailAddress.objects.create(user=curious, email="baas@voorbeeld.example", verified=False)

    assert "Waar een fonds u als contactpersoon kent" not in rows_of(taken(curious))


def test_someone_without_an_account_gets_what_is_known_by_address(fund):
    FundMember.objects.create(fund=fund, kvk="90000055", name="Ander", email="baas@voorbeeld.example")

    content = export_person(person_at("Baas@voorbeeld.example"), ExportKind.JSON, by=None, at=NOW)

    assert list(rows_of(content)) == ["Waar een fonds u als contactpersoon kent"]


def test_someone_in_a_team_takes_along_both_views_of_what_they_can_do(submitted):
    leave_traces(submitted)
    MatrixTeam.objects.update(name="Lasserij")
    MatrixCompetence.objects.update(name="Lassen")

    rows = rows_of(export_person(person_at(WIETSKE.email), ExportKind.JSON, by=None, at=NOW))

    (place,) = rows["Teams met een competentiematrix waar u in staat"]
    assert {
        label: place[label] for label in ("team", "personeelsnummer of initialen", "contract", "uren per week")
    } == {
        "team": "Lasserij",
        "personeelsnummer of initialen": WIETSKE.code,
        "contract": "Vast",
        "uren per week": 30.5,
    }
    assert rows["Wat u kunt en wilt leren, volgens uzelf en volgens de leiding"] == [
        {
            "team": "Lasserij",
            "competentie": "Lassen",
            "kan ik nu": "zelfstandig",
            "kan en wil ik leren": "kan opleiden",
            "kan nu, volgens de leiding": "onder begeleiding",
            "kan leren, volgens de leiding": "zelfstandig",
            "certificaat op": "2026-03-02",
        }
    ]


@pytest.mark.parametrize(("value", "words"), [(30.5, "30,5"), (36.0, "36"), (date(2026, 3, 2), "02-03-2026")])
def test_figures_and_dates_read_as_in_dutch(value, words):
    assert in_words(value) == words


def test_answers_without_words_are_left_out(submitted, hr):
    titles = rows_of(taken(hr.user))
    assert len(titles["Antwoorden die u het laatst bewaarde"]) == submitted.answers.count()
    texts = apps.get_model("assessments.AnswerPart").objects.exclude(text="").count()
    assert len(titles.get("Antwoorden in woorden die u het laatst bewaarde", [])) == texts


def test_taking_along_leaves_an_event_at_every_place(submitted):
    user = leave_traces(submitted)

    taken(user)

    events = Event.objects.filter(verb="export_person").order_by("pk")
    assert [(event.organisation_id, event.object, event.actor_id) for event in events] == [
        (submitted.organisation_id, str(user.pk), user.pk),
        (None, str(user.pk), user.pk),
    ]


def test_number_of_queries_does_not_grow_with_rows(submitted, hr, django_assert_max_num_queries):
    with django_assert_max_num_queries(sum(len(entry.exports) for entry in REGISTER) + 2):
        build_export(person_of(hr.user), at=NOW)


def test_pdf_is_readable_and_whole(submitted):
    user = leave_traces(submitted)

    pdf = taken(user, ExportKind.PDF)

    text = flat_text(pdf)
    export = build_export(person_of(user), at=NOW)
    titles = [section.title for chapter in export.chapters for section in chapter.sections]
    assert failed_rules(pdf) == set()
    assert [title for title in (*titles, WIETSKE.name, "Wat u kunt vragen") if flat(title) not in text] == []


def test_hostile_texts_stay_text(submitted, tmp_path):
    user = leave_traces(submitted)
    plain = export_html(build_export(person_of(user), at=NOW))
    hostile = " ".join(hostile_strings(tmp_path / "canary"))
    for entry in REGISTER:
        names = [field.name for field in entry.fields if field.name in ("note", "remark", "reply", "text", "reason")]
        for name in names:
            apps.get_model(entry.model)._default_manager.update(**{name: hostile[:300]})

    html = export_html(build_export(person_of(user), at=NOW))

    marks = ("<img", "<link", "<style", "<iframe", "<object", "<a ", "<svg")
    assert {mark: html.count(mark) for mark in marks} == {mark: plain.count(mark) for mark in marks}
    assert failed_rules(write_pdf(html)) == set()


def test_json_can_be_read_again(submitted):
    export = build_export(person_of(leave_traces(submitted)), at=NOW)
    assert json.loads(export_json(export))["formaat"] == FORMAT


def test_every_page_of_a_fictional_account_says_so(colleague):
    colleague.user.is_fictional = True
    colleague.user.save()
    assert all("(fictief)" in sheet for sheet in page_texts(taken(colleague.user, ExportKind.PDF))[1:])
    assert json.loads(taken(colleague.user))["fictief"] is True
