"""Results over HTTP: the interval of a draft, the twelve of a submitted year, and one score opened up."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from assessments.responses import Part, Response, Route, State
from assessments.services.life_cycle import return_to_draft, submit_assessment
from tests.factories import (
    NOW,
    WORKFORCE,
    answer_question,
    at_level,
    fill_assessment,
    make_assessment,
    make_submitted,
    question_of,
)

pytestmark = pytest.mark.django_db
RESULTS = "/werkgever/90000001/2026/resultaten/"
AUTONOMY = f"{RESULTS}autonomie/"


@pytest.fixture
def admin(hr, login):
    return login(hr)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("ondernemingsraad", "medezeggenschap: ondernemingsraad, nog niet besproken."),
        ("geen", "medezeggenschap: geen."),
    ],
)
def test_results_say_how_the_works_council_stands(form, words, submitted, admin):
    submitted.organisation.participation_form = form
    submitted.organisation.save(update_fields=["participation_form"])
    assert words in text_of(admin.get(RESULTS))


class TestDraft:
    def test_shows_between_which_bounds_each_score_can_come_out(self, draft, admin):
        response = admin.get(RESULTS)
        assert "De vragenlijst is nog een concept" in text_of(response)
        assert [row["title"] for row in response.context["rows"]][:2] == ["Redelijk loon", "Baanzekerheid"]
        assert all((row["lowest"], row["highest"]) == ("0", "100") for row in response.context["rows"])

    def test_bounds_close_in_as_questions_are_answered(self, draft, admin):
        fill_assessment(draft, level=2).answers.filter(question="hinderlijke-regels").delete()
        row = next(row for row in admin.get(RESULTS).context["rows"] if row["title"] == "Autonomie")
        assert (row["open_count"], int(row["lowest"]) < int(row["highest"])) == (1, True)

    def test_shows_no_chart_and_no_reference_figures(self, draft, admin):
        page = admin.get(RESULTS).content.decode()
        assert "Goed-werk-wiel" not in page
        assert "Ter vergelijking" not in page

    def test_has_no_page_of_one_indicator(self, draft, admin):
        assert admin.get(AUTONOMY).status_code == 404

    def test_a_reopened_year_shows_bounds_again(self, submitted, hr, admin):
        return_to_draft(submitted, "Reden", by=hr, at=NOW)
        assert "rows" in admin.get(RESULTS).context


class TestResults:
    def test_shows_the_frozen_scores_in_a_table(self, submitted, admin):
        response = admin.get(RESULTS)
        submission = submitted.submission
        for result in response.context["results"].indicators:
            assert result.score == submission.score(result.indicator.slug)
        told = text_of(response)
        assert "van de 12 indicatoren met een score zijn goed genoeg" in told
        assert "Zelfbeoordeling, niet extern getoetst; medezeggenschap: ondernemingsraad, nog niet besproken." in told
        assert response.content.decode().count("<svg") >= 4

    def test_shows_last_year_and_the_difference(self, employer, admin):
        make_submitted(employer, 2025, level=1)
        make_submitted(employer, 2026, level=3)
        result = admin.get(RESULTS).context["results"].of("autonomie")
        assert (result.last_year is None, result.change.endswith(" hoger")) == (False, True)

    def test_says_when_answers_no_longer_give_the_frozen_score(self, submitted, admin):
        assert "De berekening is sinds het indienen veranderd" not in text_of(admin.get(RESULTS))
        submission = submitted.submission
        submission.autonomie = 12
        submission.save()
        assert "De berekening is sinds het indienen veranderd" in text_of(admin.get(RESULTS))

    def test_short_route_is_called_an_indication(self, employer, hr, admin):
        small = [row for row in WORKFORCE if row.unit == "Kantoor"]
        assessment = make_assessment(employer, rows=small, route=Route.SHORT)
        assessment.route = "kort"
        assessment.save()
        fill_assessment(assessment)
        submit_assessment(assessment, by=hr, at=NOW)
        assert "Korte route: de scores zijn een indicatie." in text_of(admin.get(RESULTS))

    def test_has_reference_figures_with_their_source(self, submitted, admin):
        response = admin.get(RESULTS)
        shown = [r for result in response.context["results"].indicators for r in result.first_references]
        assert shown
        page = response.content.decode()
        assert all(escape(reference.source) in page for reference in shown)


class TestIndicator:
    def test_opens_the_score_to_every_answer(self, submitted, admin):
        response = admin.get(AUTONOMY)
        told = text_of(response)
        assert len(response.context["questions"]) == 8
        assert f"d. {question_of(submitted, 'hinderlijke-regels').levels[3]}" in " ".join(
            row.answer for row in response.context["questions"]
        )
        assert "Hoe deze score tot stand kwam" in told

    def test_shows_points_per_group(self, draft, hr, admin):
        fill_assessment(draft)
        per_group = Response(State.ANSWERED, (Part("productie", level=1), Part("kantoor", level=4)))
        answer_question(draft, "werk-zelf-indelen", per_group)
        submit_assessment(draft, by=hr, at=NOW)
        response = admin.get(AUTONOMY)
        assert {("Productie", 39), ("Kantoor", 24)} <= {row[:2] for row in response.context["group_rows"]}
        assert "Productie: 25; Kantoor: 100" in text_of(response)

    def test_shows_a_shortfall_of_the_law(self, draft, hr, admin):
        fill_assessment(draft)
        answer_question(draft, "loon-bij-ziekte-eerste-jaar", Response(State.ANSWERED, (Part(number=60),)))
        submit_assessment(draft, by=hr, at=NOW)
        norm = question_of(draft, "loon-bij-ziekte-eerste-jaar").legal_minimum.norm
        told = text_of(admin.get(f"{RESULTS}sociale-zekerheid/"))
        assert f"Wettelijk tekort {norm}" in told

    def test_hostile_notes_are_shown_as_text(self, draft, hr, admin):
        fill_assessment(draft)
        answer_question(draft, "hinderlijke-regels", at_level(3), note="<img src=x onerror=alert(1)>")
        submit_assessment(draft, by=hr, at=NOW)
        page = admin.get(AUTONOMY).content.decode()
        assert "&lt;img src=x onerror=alert(1)&gt;" in page
        assert "<img src=x" not in page

    def test_that_does_not_exist_is_not_found(self, submitted, admin):
        assert admin.get(f"{RESULTS}bestaat-niet/").status_code == 404


def test_results_are_for_administrators_of_this_employer_only(employer, draft, colleague, outsider, login):
    make_submitted(employer, 2025)
    for url in ("/werkgever/90000001/2025/resultaten/", "/werkgever/90000001/2025/resultaten/autonomie/"):
        assert login(outsider).get(url).status_code == 404
        assert login(colleague).get(url).status_code == 403


def test_results_cost_the_same_for_one_answer_and_for_all(draft, admin, employer):
    make_submitted(employer, 2025)
    answer_question(draft, "hinderlijke-regels", at_level(1))
    few = queries(admin, RESULTS)
    fill_assessment(draft)
    assert queries(admin, RESULTS) == few


@pytest.mark.parametrize("url", [RESULTS, AUTONOMY])
def test_submitted_results_stay_within_sixteen_queries(url, submitted, employer, admin):
    make_submitted(employer, 2025)
    assert queries(admin, url) <= 16
