"""Where a question stands on an answer sheet, and what an answer says for a group."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.questionnaire import AskIf, Axis
from assessments.responses import (
    EMPTY_WORKFORCE,
    AnswerSheet,
    Part,
    Response,
    Route,
    Standing,
    State,
    Workforce,
    applicable_questions,
    level_for,
)
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    choice_question,
    chosen,
    level,
    level_question,
    levels,
    make_edition,
    make_indicator,
    make_sheet,
    make_workforce,
    number,
)

PLAIN = level_question("plain")
PER_CONTRACT = level_question("per-contract", axis=Axis.CONTRACT, groups=("vast", "oproep"))
PER_FUNCTION = level_question("per-functie", axis=Axis.FUNCTION)
WORKFORCE = make_workforce({"vast": 30, "zzp": 10}, {"kantoor": 15, "productie": 25})


def parent_and_child():
    parent = choice_question("ouder", {"ja": 0, "nee": 0})
    return parent, level_question("kind", ask_if=AskIf(question="ouder", answers=("ja",)))


def standing_of_child(answer: Response | None, *, child_answer: Response | None = None) -> Standing:
    parent, child = parent_and_child()
    given = {"ouder": answer, "kind": child_answer}
    return make_sheet([parent, child], {slug: r for slug, r in given.items() if r}).standing(child)


def test_part_value_is_the_number_or_the_share_in_per_cent():
    assert Part(number=Fraction(12)).value == 12
    assert Part(number=Fraction(1), total=Fraction(3)).value == Fraction(100, 3)


def test_part_value_of_a_share_of_nothing_is_none():
    assert Part(number=Fraction(0), total=Fraction(0)).value is None


def test_response_part_for_a_group_falls_back_on_the_part_for_everyone():
    mixed = Response(State.ANSWERED, (Part(level=2), Part("oproep", level=0)))
    assert [mixed.part_for(group).level for group in ("vast", "oproep")] == [2, 0]
    assert levels(oproep=1).part_for("vast") is None


def test_response_knows_whether_it_is_per_group_and_what_was_chosen():
    assert (level(2).is_per_group, levels(vast=2).is_per_group) == (False, True)
    assert chosen("een", "twee").options == ("een", "twee")


def test_workforce_counts_heads_and_names_groups():
    workforce = Workforce({"vast": 3, "zzp": 2}, {"zaal": 5}, {"zaal": "Bediening in de zaal"})
    assert workforce.heads == 5
    assert workforce.along(Axis.FUNCTION) == {"zaal": 5}
    assert [workforce.label(group) for group in ("zzp", "zaal", "keuken")] == ["Zzp", "Bediening in de zaal", "keuken"]


@pytest.mark.parametrize(
    ("question", "groups"),
    [(PLAIN, {}), (PER_CONTRACT, {"vast": 30}), (PER_FUNCTION, {"kantoor": 15, "productie": 25})],
    ids=lambda value: getattr(value, "slug", None),
)
def test_sheet_groups_of_a_question_are_those_with_people(question, groups):
    assert make_sheet([question], {}, WORKFORCE).groups_of(question) == groups


@pytest.mark.parametrize(
    ("response", "standing"),
    [
        (None, Standing.OPEN),
        (level(0), Standing.ANSWERED),
        (UNKNOWN, Standing.UNKNOWN),
        (NOT_APPLICABLE, Standing.NOT_APPLICABLE),
    ],
)
def test_sheet_standing_follows_the_answer(response, standing):
    sheet = make_sheet([PLAIN], {"plain": response} if response else {})
    assert sheet.standing(PLAIN) is standing


def test_standing_is_done_unless_open():
    assert [standing for standing in Standing if not standing.is_done] == [Standing.OPEN]


@pytest.mark.parametrize(
    ("answer", "standing"),
    [
        (None, Standing.OPEN),
        (UNKNOWN, Standing.OPEN),
        (chosen("ja"), Standing.OPEN),
        (chosen("nee"), Standing.HIDDEN),
        (NOT_APPLICABLE, Standing.HIDDEN),
    ],
)
def test_child_is_asked_unless_its_parent_says_otherwise(answer, standing):
    assert standing_of_child(answer) is standing


@pytest.mark.parametrize(
    ("answer", "standing"),
    [(None, Standing.OPEN), (UNKNOWN, Standing.ANSWERED), (chosen("nee"), Standing.HIDDEN)],
)
def test_answered_child_is_open_again_while_its_parent_is(answer, standing):
    assert standing_of_child(answer, child_answer=level(4)) is standing


def test_child_of_a_hidden_parent_is_hidden():
    parent, child = parent_and_child()
    for_large = replace(parent, sizes=("250+",))
    assert make_sheet([for_large, child], {"ouder": chosen("ja")}).standing(child) is Standing.HIDDEN


def test_question_about_a_group_is_asked_where_the_group_has_people_or_nobody_counted_yet():
    question = level_question("inhuur", ask_if=AskIf(groups=("uitzend", "zzp")))
    workforces = (WORKFORCE, make_workforce({"vast": 5}), EMPTY_WORKFORCE)
    found = [make_sheet([question], {}, workforce).standing(question) for workforce in workforces]
    assert found == [Standing.OPEN, Standing.HIDDEN, Standing.OPEN]


def test_question_per_group_is_hidden_where_none_of_its_groups_has_people():
    sheet = make_sheet([PER_CONTRACT], {"per-contract": level(2)}, make_workforce({"zzp": 3}))
    assert sheet.standing(PER_CONTRACT) is Standing.HIDDEN


def test_question_per_group_is_open_without_a_profile():
    sheet = make_sheet([PER_CONTRACT], {"per-contract": level(2)}, EMPTY_WORKFORCE)
    assert sheet.standing(PER_CONTRACT) is Standing.OPEN


def test_question_per_group_is_open_again_when_a_group_got_people():
    answer = {"per-functie": levels(kantoor=3)}
    before = make_sheet([PER_FUNCTION], answer, make_workforce({"vast": 9}, {"kantoor": 9}))
    assert before.standing(PER_FUNCTION) is Standing.ANSWERED
    assert replace(before, workforce=WORKFORCE).standing(PER_FUNCTION) is Standing.OPEN


def test_answer_for_everyone_covers_groups_that_get_people():
    assert make_sheet([PER_FUNCTION], {"per-functie": level(3)}, WORKFORCE).standing(PER_FUNCTION) is Standing.ANSWERED


def test_short_route_asks_core_questions_only():
    questions = (level_question("kern", core=True), PLAIN)
    sheet = make_sheet(questions, {}, route=Route.SHORT)
    assert applicable_questions(sheet, questions) == questions[:1]


def test_question_for_other_sizes_is_hidden():
    question = level_question("groot", sizes=("250+",))
    edition = make_edition(make_indicator(question))
    sheets = [AnswerSheet(edition, Route.FULL, size, WORKFORCE, {}) for size in ("50-249", "250+")]
    assert [sheet.standing(question) for sheet in sheets] == [Standing.HIDDEN, Standing.OPEN]


def test_routes_need_three_and_two_questions():
    assert {route: route.least_questions for route in Route} == {Route.FULL: 3, Route.SHORT: 2}


def test_with_responses_replaces_and_keeps():
    sheet = make_sheet([PLAIN], {"plain": level(1), "ander": level(2)})
    changed = sheet.with_responses({"plain": level(4)})
    assert changed.responses == {"plain": level(4), "ander": level(2)}
    assert sheet.responses["plain"] == level(1)


def test_level_for_a_group_is_none_for_other_kinds_and_missing_groups():
    found = [
        level_for(PER_FUNCTION, levels(kantoor=3), "kantoor"),
        level_for(PER_FUNCTION, levels(kantoor=3), "productie"),
        level_for(PER_FUNCTION, level(2), "productie"),
        level_for(choice_question("keuze", {"ja": 1, "nee": 2}), number(3), "kantoor"),
    ]
    assert found == [3, None, 2, None]
