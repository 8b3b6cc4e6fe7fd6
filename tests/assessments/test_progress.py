"""How far someone is, and which answers look odd: statuses, open questions and signals on small sheets."""

import pytest

from assessments.progress import (
    Progress,
    SectionStatus,
    Signal,
    SignalKind,
    find_signals,
    open_questions,
    progress_of,
)
from assessments.questionnaire import AskIf, Kind
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    choice_question,
    chosen,
    level,
    level_question,
    levels,
    make_question,
    make_sheet,
    number,
)

FIRST, SECOND, THIRD = level_question("een"), level_question("twee"), level_question("drie")
NOTHING = frozenset()


@pytest.mark.parametrize(
    ("done", "total", "status"),
    [
        (0, 3, SectionStatus.NOT_STARTED),
        (1, 3, SectionStatus.BUSY),
        (3, 3, SectionStatus.DONE),
        (0, 0, SectionStatus.DONE),
    ],
)
def test_status_follows_from_what_is_done(done, total, status):
    assert Progress(done, total).status is status


def test_progress_counts_every_real_answer_and_only_questions_that_apply():
    child = level_question("vervolg", ask_if=AskIf(question="keuze", answers=("ja",)))
    parent = choice_question("keuze", {"ja": 100, "nee": 0})
    questions = (FIRST, SECOND, THIRD, parent, child)
    sheet = make_sheet(questions, {"een": level(2), "twee": UNKNOWN, "keuze": chosen("nee")})
    assert progress_of(questions, sheet) == Progress(3, 4)


def test_open_questions_stand_in_the_order_of_the_pages():
    profile = (make_question("profielvraag", Kind.TEXT, scored=False),)
    sheet = make_sheet((FIRST, SECOND, THIRD), {"twee": NOT_APPLICABLE}, profile=profile)
    assert open_questions(sheet) == (*profile, FIRST, THIRD)


@pytest.mark.parametrize(
    ("response", "kinds"),
    [
        (UNKNOWN, [SignalKind.UNKNOWN]),
        (NOT_APPLICABLE, [SignalKind.NOT_APPLICABLE]),
        (level(2), []),
        (level(3), [SignalKind.NO_EVIDENCE]),
        (levels(vast=0, oproep=4), [SignalKind.NO_EVIDENCE]),
    ],
)
def test_signals_of_one_answer(response, kinds):
    sheet = make_sheet((FIRST, SECOND), {"een": response})
    assert find_signals(sheet, NOTHING, {}) == tuple(Signal(kind, FIRST) for kind in kinds)


def test_a_high_level_with_a_note_or_evidence_is_no_signal():
    assert find_signals(make_sheet((FIRST,), {"een": level(4)}), frozenset({"een"}), {}) == ()


@pytest.mark.parametrize(
    ("before", "now", "is_signal"),
    [
        (level(0), level(2), False),
        (level(0), level(3), True),
        (level(4), level(0), False),
        (levels(vast=3, oproep=0), levels(vast=3, oproep=3), True),
        (levels(vast=0, oproep=3), level(3), False),
        (level(0), levels(vast=1, oproep=3), True),
        (UNKNOWN, level(4), False),
        (number(1), level(4), False),
    ],
)
def test_a_rise_of_more_than_two_levels_is_a_signal(before, now, is_signal):
    sheet = make_sheet((FIRST,), {"een": now})
    expected = (Signal(SignalKind.LARGE_JUMP, FIRST),) if is_signal else ()
    assert find_signals(sheet, frozenset({"een"}), {"een": before}) == expected


def test_unscored_and_hidden_questions_give_no_signals():
    unscored = level_question("los", scored=False)
    hidden = level_question("weg", sizes=("1-9",))
    sheet = make_sheet((unscored, hidden), {"los": UNKNOWN, "weg": UNKNOWN})
    assert find_signals(sheet, NOTHING, {}) == ()
