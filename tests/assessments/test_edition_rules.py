"""The rules for an edition: one that keeps to all, and one sentence for every rule that is broken."""

from dataclasses import replace

import pytest

from assessments.edition_rules import breaches
from assessments.questionnaire import AskIf, Over
from tests.assessments.factories import figure_question, level_question, make_edition, make_indicator

PARENT_SAYS_YES = AskIf(question="ouder", answers=("ja",))


def sound_questions(slug: str):
    """Six questions that keep to every rule: two core, two figures, one about a group at risk."""
    return (
        level_question(f"{slug}-kern", core=True, risk_group="oproepkrachten"),
        figure_question(f"{slug}-kerncijfer", core=True, over=Over.PEOPLE),
        figure_question(f"{slug}-cijfer"),
        level_question(f"{slug}-niveau"),
        level_question(f"{slug}-alleen-groot", sizes=("250+",)),
        level_question(f"{slug}-vervolg", ask_if=PARENT_SAYS_YES),
    )


def edition_with(*questions, count: int = 12):
    others = [make_indicator(*sound_questions(f"i{n}"), slug=f"i{n}") for n in range(1, count)]
    return make_edition(make_indicator(*questions, slug="eerste"), *others)


SOUND = sound_questions("eerste")
CORE, CORE_FIGURE, FIGURE, LEVEL, LARGE, CHILD = SOUND


def test_sound_edition_has_no_breaches():
    assert list(breaches(edition_with(*SOUND))) == []


def test_edition_has_twelve_indicators():
    expected = ["edition.toml: een editie heeft twaalf indicatoren, geen 11"]
    assert list(breaches(edition_with(*SOUND, count=11))) == expected


@pytest.mark.parametrize("number", [5, 10])
def test_indicator_has_six_to_nine_questions(number):
    questions = [*SOUND, *(level_question(f"extra-{n}") for n in range(4))][:number]
    assert list(breaches(edition_with(*questions))) == [f"eerste.toml: zes tot negen vragen, geen {number}"]


@pytest.mark.parametrize(
    ("questions", "breach"),
    [
        (
            (CORE, CORE_FIGURE, level_question("x"), LEVEL, LARGE, CHILD),
            "minstens twee cijfers die uit een systeem komen",
        ),
        (
            (replace(CORE, risk_group=""), *SOUND[1:]),
            "minstens een vraag noemt een groep met risico (risk_group)",
        ),
    ],
    ids=["cijfers", "risicogroep"],
)
def test_indicator_has_two_figures_and_a_group_at_risk(questions, breach):
    assert list(breaches(edition_with(*questions))) == [f"eerste.toml: {breach}"]


@pytest.mark.parametrize(
    ("second", "number"),
    [(replace(CORE_FIGURE, core=False), 1), (replace(CORE_FIGURE, scored=False), 2)],
    ids=["een-kernvraag", "niet-gescoord"],
)
def test_every_size_has_two_scored_core_questions(second, number):
    questions = (CORE, second, FIGURE, LEVEL, replace(LARGE, sizes=CORE.sizes), CHILD)
    sizes = ("1-9", "10-49", "50-249", "250+")
    expected = [
        f"eerste.toml: bij {size} medewerkers zijn er twee gescoorde kernvragen, geen {number}" for size in sizes
    ]
    assert list(breaches(edition_with(*questions))) == expected


def test_core_questions_are_not_both_shares():
    share = figure_question("aandeel", core=True, over=Over.CASES, sizes=("1-9",), risk_group="oproepkrachten")
    for_larger = replace(CORE, sizes=("10-49", "50-249", "250+"))
    found = list(
        breaches(edition_with(share, for_larger, CORE_FIGURE, FIGURE, LEVEL, replace(LARGE, sizes=CORE.sizes)))
    )
    sentence = "telt minstens een kernvraag zonder ondergrens van personen of gevallen"
    assert found == [f"eerste.toml: bij 1-9 medewerkers {sentence}"]


def test_four_scored_questions_always_apply_from_ten_people_on():
    questions = (CORE, CORE_FIGURE, FIGURE, replace(LEVEL, ask_if=PARENT_SAYS_YES), LARGE, CHILD)
    sentence = "medewerkers zijn er minstens vier gescoorde vragen die altijd gelden, geen 3"
    expected = [f"eerste.toml: bij {size} {sentence}" for size in ("10-49", "50-249")]
    assert list(breaches(edition_with(*questions))) == expected
