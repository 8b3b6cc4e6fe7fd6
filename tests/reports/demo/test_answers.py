"""What the demo answers: the same every time, and nothing that the pages would refuse."""

from collections import Counter
from fractions import Fraction

import pytest
from django.utils.text import slugify

from assessments.edition_files import load_edition
from assessments.forms.kinds import INITIALS
from assessments.forms.numbers import format_number
from assessments.forms.question import QuestionForm
from assessments.questionnaire import Figure, Kind
from assessments.responses import AnswerSheet, Part, Response, Route, Standing, State, Workforce
from assessments.scoring import score_sheet
from reports.demo.answers import in_whole_numbers, respond, value_for
from reports.demo.sector import load_sector
from reports.demo.workforce import workforce_rows

EDITION = load_edition("goed-werk/2026")
SECTOR = {employer.kvk: employer for employer in load_sector()}
# An employer of every character.
VARIED = list({employer.character.slug: employer for employer in SECTOR.values() if employer.people > 9}.values())


def empty_sheet(employer, year):
    contract, function = Counter(), Counter()
    for row in workforce_rows(employer, year):
        contract[row.contract_group] += row.women + row.men
        function[slugify(row.function_group)] += row.women + row.men
    size = "1-9" if employer.people < 10 else "50-249"
    route = Route.SHORT if size == "1-9" else Route.FULL
    return AnswerSheet(EDITION, route, size, Workforce(contract, function, {}), {})


def filled_sheet(employer, year=2026):
    sheet = empty_sheet(employer, year)
    return sheet.with_responses(respond(employer, year, sheet, EDITION.questions))


def posted(question, response):
    """The response as the page would send it."""
    values = {f"{question.slug}-{key}": value for key, value in fields(question, response) if value is not None}
    return {key: value if isinstance(value, str | list) else format_number(value) for key, value in values.items()}


def fields(question, response):
    if response.state is State.ANSWERED:
        return INITIALS[question.kind](response).items()
    name = {Kind.LEVEL: "level", Kind.CHOICE: "option"}.get(question.kind, "state")
    word = "weet-niet" if response.state is State.UNKNOWN else "nvt"
    return [(name, word), ("reason", "Komt niet voor.")]


@pytest.mark.parametrize("employer", VARIED, ids=lambda employer: employer.character.slug)
def test_every_question_gets_an_answer_that_its_page_accepts(employer):
    sheet = filled_sheet(employer)
    assert [q.slug for q in EDITION.questions if sheet.standing(q) is Standing.OPEN] == []
    for slug, response in sheet.responses.items():
        question = EDITION.question(slug)
        form = QuestionForm(
            question, dict.fromkeys(sheet.groups_of(question), "groep"), None, posted(question, response)
        )
        assert form.is_valid(), (slug, form.errors)
        assert form.response == response


def test_answers_are_the_same_every_time():
    assert filled_sheet(VARIED[0]).responses == filled_sheet(VARIED[0]).responses


def test_frontrunner_scores_above_the_flex_company_everywhere():
    ahead, behind = (score_sheet(filled_sheet(SECTOR[kvk])) for kvk in ("00000005", "00000006"))
    pairs = zip(ahead.indicators, behind.indicators, strict=True)
    assert [one.indicator.slug for one, other in pairs if one.score <= other.score] == []


def test_grower_does_better_every_year():
    scores = [score_sheet(filled_sheet(SECTOR["00000010"], year)).conditions[1].score for year in (2024, 2025, 2026)]
    assert scores == sorted(set(scores))


def test_only_who_is_said_to_falls_short_of_the_law():
    short = {
        employer.kvk: tuple(score.question.slug for indicator in score_sheet(filled_sheet(employer)).indicators
                            for score in indicator.questions if score.falls_short_of)
        for employer in SECTOR.values()
    }  # fmt: skip
    assert {kvk: slugs for kvk, slugs in short.items() if slugs} == {
        "00000006": ("oproepkrachten-vaste-uren",),
        "00000014": ("oproepkrachten-vaste-uren",),
        "00000021": ("loon-bij-ziekte-eerste-jaar",),
        "00000029": ("oproepkrachten-vaste-uren",),
        "00000043": ("oproepkrachten-vaste-uren",),
        "00000048": ("loon-bij-ziekte-tweede-jaar",),
        "00000057": ("loon-bij-ziekte-tweede-jaar",),
    }


def test_answers_on_the_sheet_stay():
    sheet = empty_sheet(VARIED[0], 2026).with_responses({"cao": Response(State.ANSWERED, (Part(option="geen"),))})
    given = respond(VARIED[0], 2026, sheet, EDITION.questions)
    assert "cao" not in given
    assert "cao-naam" not in given


@pytest.mark.parametrize(
    ("curve", "points", "value"),
    [
        (((0, 0), (50, 25), (100, 100)), 50, Fraction(200, 3)),
        (((0, 100), (10, 50), (20, 0)), 75, Fraction(5)),
        (((20, 0), (50, 60)), 90, Fraction(50)),
        (((20, 10), (50, 60)), 5, Fraction(20)),
    ],
    ids=["rising", "falling", "above the curve", "below the curve"],
)
def test_value_for_points_reads_the_curve_backwards(curve, points, value):
    curve = tuple((Fraction(x), Fraction(y)) for x, y in curve)
    assert value_for(Figure("%", "nu", Fraction(0), Fraction(100), curve=curve), Fraction(points)) == value


def test_lifted_share_is_a_number_of_people_again():
    share = Response(State.ANSWERED, (Part(number=Fraction(25, 2), total=Fraction(14)),))
    choice = Response(State.ANSWERED, (Part(option="geen"),))
    assert in_whole_numbers({"pensioen-opbouw": share, "cao": choice}, EDITION) == {
        "pensioen-opbouw": Response(State.ANSWERED, (Part(number=Fraction(13), total=Fraction(14)),)),
        "cao": choice,
    }
