from dataclasses import replace

from assessments.edition_files import load_edition
from assessments.responses import Part, Response, State
from reports.documents.completeness import build_completeness, changed_questions
from reports.documents.dossier_selectors import dossier_of
from tests.factories import make_submitted
from tests.reports.planned import answer

EDITION = load_edition("goed-werk/2026")
LEVEL_QUESTION = "inschaling-gelijk-werk"


def level(value):
    return Response(State.ANSWERED, (Part(level=value),))


def completeness_of(assessment):
    return build_completeness(dossier_of(assessment))


def with_question(edition, slug, **changes):
    """The edition as it would be with this question changed; None leaves it out."""
    indicators = []
    for indicator in edition.indicators:
        kept = [q for q in indicator.questions if changes or q.slug != slug]
        questions = tuple(replace(q, **changes) if q.slug == slug else q for q in kept)
        indicators.append(replace(indicator, questions=questions))
    return replace(edition, indicators=tuple(indicators), content_hash="ander")


def test_answers_are_counted_per_indicator(submitted):
    answer(submitted, LEVEL_QUESTION, Response(State.UNKNOWN))

    row = completeness_of(submitted).per_indicator.rows[0]

    asked, answered, unknown, not_applicable, is_open, _ = map(int, row[1:])
    assert row[0] == "Redelijk loon"
    assert (answered, unknown, not_applicable, is_open) == (asked - 1, 1, 0, 0)


def test_unknown_answers_are_listed(submitted):
    answer(submitted, LEVEL_QUESTION, Response(State.UNKNOWN))

    assert completeness_of(submitted).unknown.rows == (
        ("Hoe wordt bepaald met welk loon iemand begint?", "Redelijk loon"),
    )


def test_reasons_for_not_applicable_are_listed(submitted):
    question = next(q for q in EDITION.questions if q.not_applicable and q.scored and not q.ask_if)
    answer(submitted, question.slug, Response(State.NOT_APPLICABLE), reason="Dat speelt bij ons nooit.")

    (row,) = completeness_of(submitted).not_applicable.rows

    assert (row[0], row[2]) == (question.text, "Dat speelt bij ons nooit.")


def test_high_level_without_proof_is_listed_until_it_is_explained(submitted):
    words = ("Hoe wordt bepaald met welk loon iemand begint?", "Redelijk loon")
    assert words in completeness_of(submitted).without_evidence.rows

    answer(submitted, LEVEL_QUESTION, level(3), note="Zie het loongebouw.")

    assert words not in completeness_of(submitted).without_evidence.rows


def test_jump_of_more_than_two_levels_is_listed(employer):
    make_submitted(employer, 2025, level=0)

    completeness = completeness_of(make_submitted(employer, 2026, level=3))

    assert ("Hoe wordt bepaald met welk loon iemand begint?", "Redelijk loon") in completeness.large_jumps.rows
    assert completeness.changed_questions is None


def test_clean_answers_leave_nothing_to_tell(employer):
    completeness = completeness_of(make_submitted(employer, level=2))

    assert (completeness.unknown, completeness.not_applicable, completeness.without_evidence) == (None, None, None)
    assert (completeness.large_jumps, completeness.changed_questions) == (None, None)


def test_same_edition_has_no_changed_questions():
    assert changed_questions(EDITION, EDITION) == ()


def test_changed_and_new_questions_are_told_apart():
    question = EDITION.question(LEVEL_QUESTION)

    reworded = with_question(EDITION, LEVEL_QUESTION, text="Hoe begint iemand?")
    without = with_question(EDITION, LEVEL_QUESTION)
    other_help = with_question(EDITION, LEVEL_QUESTION, help="Iets anders.")

    assert changed_questions(EDITION, reworded) == ((question, "gewijzigd"),)
    assert changed_questions(EDITION, without) == ((question, "nieuw"),)
    assert changed_questions(EDITION, other_help) == ()
