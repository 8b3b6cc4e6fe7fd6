"""The skills overview of one person: what is printed, in which words, and what the data hold."""

import json
from dataclasses import replace
from datetime import date

import pytest

from reports.matrix.skills import Skill, SkillsRecord, build_skills_overview, skills_data

PRINTED = date(2026, 3, 2)
RECORD = SkillsRecord(
    organisation="Voorbeeld Metaal",
    is_fictional=False,
    team="Lasserij",
    code="JV",
    agency="",
    since=date(2025, 9, 1),
    own_saved_on=date(2026, 2, 27),
    skills=(),
)


def overview(*skills, **more):
    return build_skills_overview(replace(RECORD, skills=skills, **more), PRINTED)


def row(skill):
    (printed,) = overview(skill).table.rows
    return printed


@pytest.mark.parametrize(
    ("own", "lead", "words"),
    [
        (3, None, ("zelfstandig", "–")),
        (3, 3, ("zelfstandig", "gelijk")),
        (3, 2, ("zelfstandig", "onder begeleiding")),
        (None, 4, ("–", "kan opleiden")),
        (0, 1, ("nog niet", "in opleiding")),
    ],
)
def test_both_views_stand_beside_each_other_in_words(own, lead, words):
    assert row(Skill("Lassen", own_now=own, lead_now=lead)) == ("Lassen", *words, "–", "–")


@pytest.mark.parametrize(
    ("certified_on", "valid_months", "words"),
    [
        (date(2023, 5, 1), 60, ("1-5-2023", "1-5-2028")),
        (date(2021, 3, 2), 60, ("2-3-2021", "2-3-2026")),
        (date(2021, 3, 1), 60, ("1-3-2021", "1-3-2026, verlopen")),
        (date(2023, 5, 1), None, ("1-5-2023", "verloopt niet")),
    ],
)
def test_certificate_has_its_day_and_its_last_day(certified_on, valid_months, words):
    skill = Skill("Heftruck", own_now=3, certified_on=certified_on, valid_months=valid_months)

    assert row(skill)[-2:] == words


@pytest.mark.parametrize(
    ("skill", "is_printed"),
    [
        (Skill("x", own_now=1), True),
        (Skill("x", lead_now=1), True),
        (Skill("x", certified_on=PRINTED), True),
        (Skill("x", own_now=0, own_could=3), False),
        (Skill("x", lead_now=0, lead_could=4), False),
        (Skill("x"), False),
    ],
)
def test_page_has_what_someone_can_do_only(skill, is_printed):
    assert bool(overview(skill).table.rows) is is_printed


def test_difference_is_explained_only_where_there_is_one():
    same, other = Skill("A", own_now=3, lead_now=3), Skill("B", own_now=3, lead_now=2)

    assert overview(same, Skill("C", own_now=2)).table.note == ""
    assert overview(same, other).table.note.startswith("Waar de kijk van de leiding verschilt")


def test_facts_tell_of_whom_and_since_when():
    assert overview().facts == (
        ("Personeelsnummer of initialen", "JV"),
        ("Team", "Lasserij"),
        ("In dit overzicht sinds", "1 september 2025"),
        ("Eigen kijk van", "27 februari 2026"),
        ("Gemaakt op", "2 maart 2026"),
    )


def test_agency_that_employs_someone_is_named():
    facts = overview(agency="Flexkracht BV", own_saved_on=None).facts

    assert ("In dienst van", "Flexkracht BV") in facts
    assert ("Eigen kijk van", "nog niet ingevuld") in facts


def test_head_says_that_it_was_not_tested():
    employer = overview().employer

    assert (employer.name, employer.status_line) == ("Voorbeeld Metaal", "Zelf ingevuld, niet extern getoetst")


def test_data_have_everything_that_was_filled_in():
    certified = Skill("Heftruck", 3, None, 2, 4, date(2023, 5, 1), 60)
    wish = Skill("Kanten", own_now=0, own_could=3)

    data = skills_data(replace(RECORD, skills=(certified, wish), agency="Flexkracht BV"), PRINTED)

    assert data == {
        "format": "goedwerk-vaardighedenoverzicht",
        "version": 1,
        "status": "Zelf ingevuld, niet extern getoetst",
        "printed_on": "2026-03-02",
        "organisation": "Voorbeeld Metaal",
        "is_fictional": False,
        "team": "Lasserij",
        "code": "JV",
        "agency": "Flexkracht BV",
        "since": "2025-09-01",
        "own_view_of": "2026-02-27",
        "levels": {
            "0": "nog niet",
            "1": "in opleiding",
            "2": "onder begeleiding",
            "3": "zelfstandig",
            "4": "kan opleiden",
        },
        "skills": [
            {
                "competence": "Heftruck",
                "own_now": 3,
                "own_could": None,
                "lead_now": 2,
                "lead_could": 4,
                "certified_on": "2023-05-01",
                "certified_until": "2028-05-01",
            },
            {
                "competence": "Kanten",
                "own_now": 0,
                "own_could": 3,
                "lead_now": None,
                "lead_could": None,
                "certified_on": None,
                "certified_until": None,
            },
        ],
    }
    assert json.loads(json.dumps(data)) == data


def test_data_of_someone_who_said_nothing_say_null():
    data = skills_data(replace(RECORD, own_saved_on=None), PRINTED)

    assert (data["agency"], data["own_view_of"], data["skills"]) == (None, None, [])
