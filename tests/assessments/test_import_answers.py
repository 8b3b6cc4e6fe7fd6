"""`manage.py import_answers`: what comes in from a file, and that a wrong file changes nothing at all."""

import json
import tomllib
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessments.answer_files import AnswerFileError, parse_answer_file
from assessments.answer_import import import_answer_file
from assessments.edition_files import load_edition
from assessments.models import Answer, Assessment, FunctionGroup, Headcount, Status
from assessments.questionnaire import Kind
from assessments.responses import Part, Response, Route, Standing, State
from assessments.selectors import answer_sheet, answers_by_question
from organisations.models import Event
from tests.factories import NOW, make_assessment, make_organisation, make_submitted, make_user

pytestmark = pytest.mark.django_db
CASES = tomllib.loads((Path(__file__).parent / "answer_mistakes.toml").read_text("utf-8"))["case"]
HEAD = 'organisation = "90000001"\nyear = 2026\n'
TABLE = """
[[workforce]]
unit = "Fabriek"
function_group = "Productie"
contract_group = "vast"
women = 4
men = 40
hours = 1600.5
[[workforce]]
unit = "Fabriek"
function_group = "Productie"
contract_group = "uitzend"
men = 12
[[workforce]]
function_group = "Kantoor"
contract_group = "vast"
women = 15
other = 1
"""
MARK = "\n\n[answers]\n"
TABLES = (Assessment, Answer, Headcount, FunctionGroup, Event)


def run(path, **options):
    out = StringIO()
    call_command("import_answers", path, stdout=out, **options)
    return out.getvalue()


def bring_in(text, suffix=".toml"):
    return import_answer_file(parse_answer_file(text, suffix), by=None, at=NOW)


def counts():
    return [model.objects.count() for model in TABLES]


def case_text(case):
    if "file" in case:
        return case["file"]
    head = case.get("head", HEAD.strip() + "\n") + "\n"
    return head + case.get("table", TABLE) + MARK + "".join(f"{line}\n" for line in case.get("answers", []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_wrong_file_is_refused_whole_with_line_and_slug(case, employer):
    before = counts()
    with pytest.raises(AnswerFileError) as refused:
        bring_in(case_text(case), case.get("suffix", ".toml"))
    if "says" in case:
        assert str(refused.value).splitlines() == case["says"]
    else:
        assert str(refused.value).startswith(case["says_beginning"])
    assert counts() == before


GOOD = (
    HEAD
    + TABLE
    + """
[answers]
wisselende-diensten = "nee"
keuze-contractvorm = 3
inschaling-gelijk-werk = { vast = 3, uitzend = 1 }
uitleg-volgende-loonstap = { Productie = 2, kantoor = 4 }
loon-boven-130-procent = { vast = { count = 50, total = 60 }, uitzend = { count = 3, total = 12 } }
verzuim = 5.2
leren-naast-verplicht = { count = 20, total = 72 }
hulp-bij-geldzorgen = ["doorverwijzing", "voorschot"]
gewijzigde-regelingen = "Een regel\\nen nog een."
laagste-uurloon = "weet-niet"
tijdelijk-naar-vast = { nvt = "Er liep niets af." }
pensioen-opbouw = { vast = { count = 60, total = 60 } }
loonvloer-zonder-toeslagen = { vast = 2 }

[answers.kiezen-uit-kandidaten]
answer = 4
note = "Twee mensen kiezen."
link = "https://intranet.voorbeeld.example/werving"
"""
)


def test_answers_of_every_kind_come_in(employer):
    imported = bring_in(GOOD)
    sheet = answer_sheet(imported.assessment)
    assert sheet.workforce.contract == {"vast": 60, "uitzend": 12}
    assert dict(sheet.responses) == {
        "wisselende-diensten": Response(State.ANSWERED, (Part(option="nee"),)),
        "keuze-contractvorm": Response(State.ANSWERED, (Part(level=3),)),
        "inschaling-gelijk-werk": Response(State.ANSWERED, (Part("vast", level=3), Part("uitzend", level=1))),
        "uitleg-volgende-loonstap": Response(State.ANSWERED, (Part("kantoor", level=4), Part("productie", level=2))),
        "loon-boven-130-procent": Response(
            State.ANSWERED,
            (
                Part("vast", number=Fraction(50), total=Fraction(60)),
                Part("uitzend", number=Fraction(3), total=Fraction(12)),
            ),
        ),
        "verzuim": Response(State.ANSWERED, (Part(number=Fraction(52, 10)),)),
        "leren-naast-verplicht": Response(State.ANSWERED, (Part(number=Fraction(20), total=Fraction(72)),)),
        "hulp-bij-geldzorgen": Response(State.ANSWERED, (Part(option="doorverwijzing"), Part(option="voorschot"))),
        "gewijzigde-regelingen": Response(State.ANSWERED, (Part(text="Een regel\nen nog een."),)),
        "laagste-uurloon": Response(State.UNKNOWN),
        "tijdelijk-naar-vast": Response(State.NOT_APPLICABLE),
        "pensioen-opbouw": Response(State.ANSWERED, (Part("vast", number=Fraction(60), total=Fraction(60)),)),
        "loonvloer-zonder-toeslagen": Response(State.ANSWERED, (Part(level=2),)),
        "kiezen-uit-kandidaten": Response(State.ANSWERED, (Part(level=4),)),
    }


def test_note_link_reason_and_hours_come_in(employer):
    assessment = bring_in(GOOD).assessment
    answers = answers_by_question(assessment)
    noted = answers["kiezen-uit-kandidaten"]
    assert (noted.note, noted.evidence_url) == ("Twee mensen kiezen.", "https://intranet.voorbeeld.example/werving")
    assert answers["tijdelijk-naar-vast"].reason == "Er liep niets af."
    rows = assessment.headcounts.order_by("id").values_list("unit", "women", "men", "other", "hours_per_week")
    assert list(rows) == [
        ("Fabriek", 4, 40, 0, Decimal("1600.5")),
        ("Fabriek", 0, 12, 0, None),
        ("", 15, 0, 1, None),
    ]


def test_import_leaves_a_trail_without_an_actor(employer):
    bring_in(GOOD)
    trail = employer.events.exclude(verb="register_organisation").order_by("id").values_list("verb", "object", "actor")
    assert list(trail) == [
        ("start_assessment", "2026", None),
        ("save_workforce", "2026", None),
        ("import_answers", "2026: 14", None),
    ]


def test_second_import_replaces_what_it_names_and_keeps_the_rest(employer):
    bring_in(GOOD)
    imported = bring_in(HEAD + "[answers]\nkeuze-contractvorm = 1\n")
    responses = answer_sheet(imported.assessment).responses
    assert responses["keuze-contractvorm"] == Response(State.ANSWERED, (Part(level=1),))
    assert responses["verzuim"] == Response(State.ANSWERED, (Part(number=Fraction(52, 10)),))
    assert (imported.answer_count, len(responses)) == (1, 14)


def test_answer_given_before_decides_what_may_come_in(employer):
    bring_in(GOOD.replace('wisselende-diensten = "nee"', 'wisselende-diensten = "ja"'))
    assert bring_in(HEAD + "[answers]\nrooster-vooraf-bekend = 28\n").answer_count == 1


def test_rows_alone_are_an_import_too(employer):
    imported = bring_in(HEAD + TABLE)
    assert (imported.answer_count, imported.assessment.status) == (0, Status.DRAFT)


def test_submitted_year_is_refused(submitted):
    with pytest.raises(AnswerFileError) as refused:
        bring_in(GOOD)
    assert str(refused.value) == (
        "regel 2: year: de vragenlijst over 2026 is ingediend en ligt vast; zet hem eerst terug naar concept."
    )


def test_question_outside_the_short_route_is_refused(employer):
    small = HEAD + 'route = "kort"\n' + '[[workforce]]\nfunction_group = "Allen"\ncontract_group = "vast"\nmen = 12\n'
    with pytest.raises(AnswerFileError) as refused:
        bring_in(small + "[answers]\nhinderlijke-regels = 2\n")
    assert str(refused.value) == (
        "regel 9: hinderlijke-regels: deze vraag geldt hier niet: zij hoort niet bij de korte route."
    )


def test_question_for_other_sizes_is_refused(employer):
    small = HEAD + '[[workforce]]\nfunction_group = "Allen"\ncontract_group = "vast"\nmen = 12\n'
    with pytest.raises(AnswerFileError) as refused:
        bring_in(small + "[answers]\nin-dienst-na-geboorte = { count = 1, total = 2 }\n")
    assert str(refused.value) == (
        "regel 8: in-dienst-na-geboorte: deze vraag geldt hier niet: "
        "zij is voor werkgevers met 50-249 of 250+ medewerkers."
    )


def test_too_many_rows_are_refused(employer):
    row = '[[workforce]]\nunit = "{}"\nfunction_group = "Allen"\ncontract_group = "vast"\nmen = 1\n'
    with pytest.raises(AnswerFileError) as refused:
        bring_in(HEAD + "".join(row.format(number) for number in range(201)))
    assert str(refused.value) == "regel 3: workforce: dit zijn 201 regels; hooguit 200 kunnen mee."


def complete_answers(route):
    """An answer to every question, in the words of a file, for an employer with permanent contracts only."""
    samples = {Kind.LEVEL: lambda q: 2, Kind.CHOICE: lambda q: q.options[0].slug, Kind.TEXT: lambda q: "Tekst."}
    samples[Kind.MULTIPLE] = lambda q: [q.options[0].slug]
    samples[Kind.FIGURE] = lambda q: {"count": 1, "total": 2} if q.figure.is_share else int(q.figure.max)
    questions = load_edition("goed-werk/2026").questions
    return {q.slug: samples[q.kind](q) for q in questions if route is Route.FULL or q.core}


def test_complete_json_file_is_submitted_through_the_command(employer, tmp_path):
    file = {"organisation": "90000001", "year": 2026, "route": "kort", "submit": True}
    file["workforce"] = [{"function_group": "Werkplaats", "contract_group": "vast", "men": 12}]
    file["answers"] = complete_answers(Route.SHORT)
    path = tmp_path / "antwoorden.json"
    path.write_text(json.dumps(file), "utf-8")
    count = len(file["answers"])
    assert run(path) == f"Voorbeeld Metaal (90000001), 2026: {count} antwoorden ingelezen, 0 vragen open, ingediend.\n"
    assessment = employer.assessments.get()
    assert (assessment.status, assessment.submissions.count()) == (Status.SUBMITTED, 1)
    assert all(
        answer_sheet(assessment).standing(q) is not Standing.OPEN for q in load_edition("goed-werk/2026").questions
    )


def test_command_refuses_with_exit_code_2_and_every_line(employer, tmp_path):
    path = tmp_path / "fout.toml"
    path.write_text(HEAD + TABLE + MARK + 'verzuim = "hoog"\nkeuze-contractvorm = 9\n', "utf-8")
    with pytest.raises(CommandError) as refused:
        run(path)
    assert refused.value.returncode == 2
    assert str(refused.value).splitlines() == [
        "Niets ingelezen uit fout.toml.",
        "regel 24: verzuim: hier hoort een getal, zonder aanhalingstekens.",
        "regel 25: keuze-contractvorm: Selecteer een geldige keuze. 9 is geen beschikbare keuze. "
        "Kies uit: 0, 1, 2, 3, 4, weet-niet.",
    ]


def test_command_without_a_file_says_what_to_give(db):
    with pytest.raises(CommandError, match="Noem een bestand") as refused:
        call_command("import_answers")
    assert refused.value.returncode == 2


def test_other_employers_answers_stay_as_they_are(employer, db):
    other = make_submitted(make_organisation(make_user("ander@voorbeeld.example"), kvk="90000002"))
    before = list(other.answers.order_by("id").values_list("question", "version", "parts__level"))
    bring_in(GOOD)
    assert list(other.answers.order_by("id").values_list("question", "version", "parts__level")) == before


def test_import_costs_a_few_queries_whatever_the_number_of_answers(employer, django_assert_max_num_queries):
    make_assessment(employer)
    full = complete_answers(Route.FULL)
    for slugs in (["verzuim"], ["verzuim", "cao", "hinderlijke-regels", "keuze-contractvorm", "laagste-uurloon"]):
        answers = {slug: full[slug] for slug in slugs}
        text = json.dumps({"organisation": "90000001", "year": 2026, "answers": answers})
        with django_assert_max_num_queries(22):
            bring_in(text, ".json")
