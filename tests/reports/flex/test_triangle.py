from collections import Counter

import pytest

from assessments.responses import Response, State
from reports.flex.triangle import MEANINGS, STEP, Role, build_triangle
from reports.flex.triangle import State as Standing
from tests.reports.flex.diagnosed import EDITION, make_sheet, ticked

ROLES = EDITION.indicator(STEP).questions
OF_HIRER = "flex-inlener-regels"


def role_of(slug, response):
    triangle = build_triangle(make_sheet({slug: response}))
    text = EDITION.question(slug).text
    return next(role for role in triangle.roles if role.question == text)


def test_the_23_roles_are_shared_out_as_tno_does():
    triangle = build_triangle(make_sheet({OF_HIRER: ticked("niet-geregeld")}))

    assert list(Counter(role.party for role in triangle.roles).values()) == [6, 4, 6, 3, 4]


def test_every_option_has_its_meaning():
    assert {option.slug for question in ROLES for option in question.options} == set(MEANINGS)


@pytest.mark.parametrize(
    ("slug", "option", "role"),
    [
        (
            OF_HIRER,
            "doen-wij-afgesproken",
            ("Inlener als werkgever", "Inlener", "in een afspraak met het bureau", Standing.ARRANGED),
        ),
        (
            "flex-inlener-rie",
            "doen-wij-niet-vastgelegd",
            ("Inlener als opdrachtgever", "Inlener", "nergens vastgelegd", Standing.PARTLY),
        ),
        ("flex-bureau-match", "niet-gevraagd", ("Bureau als werkgever", "Niet bekend", "niet gevraagd", Standing.OPEN)),
        ("flex-bureau-ontzorgen", "nagegaan-ja", ("Bureau als opdrachtnemer", "Bureau", "nagegaan", Standing.ARRANGED)),
        (
            "flex-uitzendkracht-welzijn",
            "ruimte-niet",
            ("Uitzendkracht", "Uitzendkracht, zonder hulp van de inlener", "–", Standing.OPEN),
        ),
    ],
)
def test_role_tells_who_does_it_and_where_that_was_agreed(slug, option, role):
    party, *rest = role

    assert role_of(slug, ticked(option)) == Role(party, EDITION.question(slug).text, *rest)


def test_what_nobody_answered_or_knows_is_open():
    triangle = build_triangle(make_sheet({OF_HIRER: Response(State.UNKNOWN)}))

    assert [role.who for role in triangle.roles[:2]] == ["Niet bekend", "Nog niet beantwoord"]
    assert triangle.open_count == 23


def test_summary_counts_per_party():
    answers = {OF_HIRER: ticked("doen-wij-afgesproken"), "flex-inlener-preventie": ticked("doen-wij-niet-vastgelegd")}

    summary = build_triangle(make_sheet(answers)).summary

    assert summary.rows[0] == ("Inlener als werkgever", "6", "1", "1", "4")
    assert summary.rows[4] == ("Uitzendkracht", "4", "0", "0", "4")


def test_table_names_role_party_and_agreement_in_one_line():
    table = build_triangle(make_sheet({OF_HIRER: ticked("doen-wij-afgesproken")})).table

    assert table.rows[0] == (
        EDITION.question(OF_HIRER).text,
        "Inlener als werkgever",
        "Inlener; in een afspraak met het bureau",
        "geregeld",
    )
    assert table.rows[1][2:] == ("Nog niet beantwoord", "open")


def test_there_is_no_triangle_without_answers_or_without_agency_workers():
    answered = {OF_HIRER: ticked("niet-geregeld")}

    assert build_triangle(make_sheet()) is None
    assert build_triangle(make_sheet(answered, contract={"vast": 40})) is None
