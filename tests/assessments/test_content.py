"""The real editions, walked from file to file, and the explanation that stands beside them."""

import re
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from assessments.edition_files import CONTENT, editions, hash_files, load_edition
from assessments.edition_rules import breaches
from assessments.questionnaire import SIZE_CLASSES, Edition, Question
from assessments.responses import EMPTY_WORKFORCE, AnswerSheet, Part, Response, Route, Standing, State
from tests.assessments.factories import score_only_indicator
from tests.assessments.worked_examples import CASES, read_example

METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text("utf-8")
# Words that say nothing to the people who are asked, and signs that the one voice of the questions does without.
FORBIDDEN = re.compile(
    r"\b(ge)?borg(d|en|t)\b|\b(ge)?faciliteer|\bfaciliteren|\bdraagvlak|\bstakeholder|\bimplement(eer|er|atie)"
    r"|\bproactief|\boptimalise|[!—<>]|\ben/of\b",
    re.IGNORECASE,
)
EDITIONS = [load_edition(name) for name in editions()]
QUESTIONS = [pytest.param(e, q, id=f"{e.year}-{q.slug}") for e in EDITIONS for q in e.questions]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_edition_keeps_to_every_rule(edition):
    assert list(breaches(edition)) == []


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_edition_hash_is_that_of_its_files(edition):
    assert edition.content_hash == hash_files(CONTENT / edition.name)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_edition_reads_every_file_of_its_folder(edition):
    files = {path.stem for path in (CONTENT / edition.name).glob("*.toml")}
    assert files == {"edition", "profiel", *(indicator.slug for indicator in edition.indicators)}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_edition_has_four_indicators_under_each_condition(edition):
    conditions = [indicator.condition.value for indicator in edition.indicators]
    assert conditions == ["geld"] * 4 + ["werk"] * 4 + ["leven"] * 4


@pytest.mark.parametrize(("edition", "question"), QUESTIONS)
def test_question_is_asked_of_every_size_it_names(edition, question):
    """Also a child: some answer to its parent makes it appear, on each route that asks it."""
    hidden = [
        (size, route)
        for size in question.sizes
        for route in (Route.FULL, *[Route.SHORT] * question.core)
        if _reached(edition, question, size, route) is Standing.HIDDEN
    ]
    assert hidden == []


def _reached(edition: Edition, question: Question, size: str, route: Route) -> Standing:
    given = {}
    if question.ask_if and question.ask_if.question:
        given[question.ask_if.question] = Response(State.ANSWERED, (Part(option=question.ask_if.answers[0]),))
    return AnswerSheet(edition, route, size, EMPTY_WORKFORCE, given).standing(question)


@pytest.mark.parametrize(("edition", "question"), QUESTIONS)
def test_parent_comes_before_its_children(edition, question):
    slugs = [other.slug for other in edition.questions]
    assert [c.slug for c in edition.children_of(question) if slugs.index(c.slug) <= slugs.index(question.slug)] == []


@pytest.mark.parametrize(("edition", "question"), QUESTIONS)
def test_question_is_one_plain_sentence_with_a_question_mark(edition, question):
    assert question.text.endswith("?")
    assert len(question.text) <= 160


@pytest.mark.parametrize(("edition", "question"), QUESTIONS)
def test_texts_of_a_question_are_words_without_jargon(edition, question):
    texts = list(texts_of(question))
    assert [text for text in texts if FORBIDDEN.search(text)] == []
    assert [text for text in texts if text != text.strip() or not re.search("[A-Za-z]", text)] == []


def texts_of(question: Question) -> Iterator[str]:
    """Everything of a question that people read."""
    yield from (question.text, question.help, question.source, *question.levels)
    yield from (option.text for option in question.options)
    optional = [question.why, question.not_applicable, question.risk_group]
    if question.figure:
        figure = question.figure
        optional += [figure.count, figure.total, figure.curve_reason, "" if figure.unit == "%" else figure.unit]
    yield from (text for text in optional if text)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_texts_of_the_indicators_are_without_jargon(edition):
    texts = [text for i in edition.indicators for text in (i.title, i.question, i.why, i.source)]
    assert [text for text in texts if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize(("edition", "question"), QUESTIONS)
def test_exclusive_option_earns_nothing(edition, question):
    """ "Geen van deze" stands alone, so that the most a question can give is the sum of the other options."""
    assert [option.slug for option in question.options if option.exclusive and option.points] == []


def test_no_short_route_question_depends_on_another_answer():
    """Two of the two must apply, or the short route has no score."""
    asked = [q for edition in EDITIONS for indicator in edition.indicators for q in indicator.questions if q.core]
    assert [question.slug for question in asked if question.ask_if] == []
    assert len(asked) >= 24 * len(EDITIONS)


def test_size_classes_are_those_that_questions_name():
    named = {size for edition in EDITIONS for question in edition.questions for size in question.sizes}
    assert named == set(SIZE_CLASSES)


def test_method_shows_the_example_as_it_is_computed():
    raw = tomllib.loads((CASES / "uitleg-ingevuld.toml").read_text("utf-8"))
    rows = [
        f"| {q['tekst']} | {q.get('gewicht', 1)} | {q['in_woorden']} | {_shown(q['punten'])} |" for q in raw["vraag"]
    ]
    assert "\n".join(["|---|---|---|---|", *rows]) in METHOD


def test_method_computes_the_score_of_the_example():
    scored = score_only_indicator(read_example(CASES / "uitleg-ingevuld.toml").sheet)
    counted = [(score.question.weight, score.points) for score in scored.questions if score.counts]
    terms = " + ".join(f"{weight} × {_shown(points)}" if weight > 1 else _shown(points) for weight, points in counted)
    assert (
        f"({terms}) / {sum(weight for weight, _ in counted)} = {_shown(scored.score)}, en op hele punten 61." in METHOD
    )


def test_method_tells_what_the_groups_of_the_example_score():
    scored = score_only_indicator(read_example(CASES / "uitleg-ingevuld.toml").sheet)
    groups = {group.group: _shown(group.score) for group in scored.groups}
    assert f"de productie komt op (2 × 50 + 25 + 0) / 4 = {groups['productie']}." in METHOD
    assert groups["kantoor"] == groups["planning"]
    assert f"*{scored.band}*: {scored.held_back}. Kantoor en planning komen op {groups['kantoor']}." in METHOD


def test_method_tells_the_bounds_and_the_score_after_improving():
    before = score_only_indicator(read_example(CASES / "uitleg-nog-open.toml").sheet)
    after = score_only_indicator(read_example(CASES / "uitleg-na-verbetering.toml").sheet)
    production = {group.group: _shown(group.score) for group in after.groups}["productie"]
    assert f"tussen {_shown(before.lowest)} en {_shown(before.highest)}." in METHOD
    assert f"Dan wordt de score {_shown(after.score)} en komt de productie op {production}." in METHOD
    assert f"De stand wordt {after.band}." in METHOD


def test_method_is_without_jargon():
    lines = [line.removeprefix("> ") for line in METHOD.splitlines()]
    assert [line for line in lines if FORBIDDEN.search(line)] == []


def _shown(number) -> str:
    """Whole, or with one decimal, half up; what has no points does not count."""
    try:
        tenths = int(Fraction(number) * 10 + Fraction(1, 2))
    except ValueError:
        return "telt niet mee"
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"
