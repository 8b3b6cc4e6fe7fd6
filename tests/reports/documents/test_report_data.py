import json
from datetime import date
from fractions import Fraction

import pytest

from assessments.responses import Part, Response, State
from organisations.models import Event
from reports.documents.dossier_selectors import dossier_of
from reports.documents.fixed_print import export_report_data
from reports.documents.report_data import build_report_data
from tests.factories import NOW
from tests.reports.planned import answer, make_planned
from tests.reports.talking import give, share


def data_of(assessment, fixing_on=None):
    return build_report_data(dossier_of(assessment, fixing_on=fixing_on))


def leaves(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield value


def test_data_say_what_they_are_and_whose(submitted):
    data = data_of(submitted)

    assert (data["format"], data["year"], data["fixed_on"]) == ("goedwerk-jaarrapport/1", 2026, None)
    assert (
        data["status"] == "Zelfbeoordeling, niet extern getoetst; medezeggenschap: ondernemingsraad, nog niet besproken"
    )
    assert data["employer"]["name"] == "Voorbeeld Metaal"
    assert data["edition"]["sha256"] == submitted.submission.edition_hash
    assert data_of(submitted, date(2026, 5, 1))["fixed_on"] == "2026-05-01"


def test_scores_are_text_with_all_decimals(submitted):
    scores = {row["indicator"]: row["score"] for row in data_of(submitted)["scores"]}

    assert scores["autonomie"] == f"{submitted.submission.autonomie:f}"
    assert len(scores) == 12


def test_values_are_plain(employer, discussion):
    share(discussion, levels={"werk-zelf-indelen": 1})
    give(discussion)

    data = data_of(discussion.assessment)

    assert {type(leaf) for leaf in leaves(data)} == {str, int, bool, type(None)}
    assert json.loads(json.dumps(data)) == data


def test_council_stands_in_the_data_and_its_absence_too(discussion):
    share(discussion, levels={"werk-zelf-indelen": 1})

    council = data_of(discussion.assessment)["council"]

    assert (council["party"], council["due_on"], council["opinion"]) == ("ondernemingsraad", "2026-04-13", None)
    assert council["positions"] == [
        {
            "indicator": "autonomie",
            "stance": "Twijfel",
            "remark": "Dat zien wij anders.",
            "shared_on": "2026-03-02",
            "reply": "",
            "replied_on": None,
            "levels": [["werk-zelf-indelen", 1]],
        }
    ]


def test_year_without_a_council_has_none(submitted):
    submitted.organisation.participation_form = "geen"

    assert data_of(submitted)["council"] is None


def test_owners_are_functions(employer):
    assessment = make_planned(employer)

    text = json.dumps(data_of(assessment), ensure_ascii=False)

    assert "Jantje" not in text
    assert "Pietje" not in text
    assert data_of(assessment)["plan"][0]["owner_function"] == "directie"


def test_numbers_of_few_people_are_shielded(submitted):
    cells = data_of(submitted)["headcounts"]

    small = [cell for cell in cells if cell["contract_group"] == "oproep"]
    assert [(cell["women"], "women" in cell["shielded"]) for cell in small] == [(None, True)]
    shown = [int(cell[name]) for cell in cells for name in ("women", "men", "other", "heads") if cell[name] is not None]
    assert [number for number in shown if 0 < number < 5] == []


@pytest.mark.parametrize(
    ("number", "total", "expected"),
    [(2, 40, (None, None, True)), (38, 40, (None, None, True)), (20, 40, ("20", "40", False))],
)
def test_answers_about_few_people_are_shielded(number, total, expected, submitted):
    figure = next(
        question
        for question in dossier_of(submitted).sheet.edition.questions
        if question.figure and question.figure.is_share and question.figure.over == "people" and not question.axis
    )
    answer(submitted, figure.slug, Response(State.ANSWERED, (Part(number=Fraction(number), total=Fraction(total)),)))

    [row] = [row for row in data_of(submitted)["answers"] if row["question"] == figure.slug]

    [part] = row["parts"]
    assert (part["number"], part["total"], part["is_shielded"]) == expected


def test_export_names_functions_and_leaves_an_event(submitted, hr):
    answer(submitted, "hinderlijke-regels", Response(State.ANSWERED, (Part(level=2),)), note="Zegt Hanna de Ruiter.")

    text = export_report_data(submitted, by=hr, at=NOW).decode()

    assert "Zegt de beheerder." in text
    assert "Hanna" not in text
    event = Event.objects.get(verb="export_report_data")
    assert (event.actor_id, event.object) == (hr.user_id, "2026")
