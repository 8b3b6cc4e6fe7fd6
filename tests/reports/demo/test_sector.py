"""The fictional sector as it is written: sixty employers of every kind, none of which could be taken for a real one."""

from collections import Counter

from assessments.edition_files import load_edition
from assessments.questionnaire import CONTRACT_GROUPS, OWN_CONTRACT_GROUPS
from organisations.models import ParticipationForm, SizeClass, kvk_validator
from organisations.sbi import Scheme, section_of
from reports.demo.answers import load_content
from reports.demo.sector import FIRST_YEAR, LAST_YEAR, Latest, load_sector
from reports.demo.workforce import workforce_rows

EDITION = load_edition("goed-werk/2026")
SECTOR = load_sector()
SLUGS = set(EDITION.by_slug)


def own_heads(employer, year=LAST_YEAR):
    rows = workforce_rows(employer, year)
    return sum(row.women + row.men for row in rows if row.contract_group in OWN_CONTRACT_GROUPS)


def test_sector_has_sixty_employers_with_numbers_that_look_invented():
    assert [employer.kvk for employer in SECTOR] == [f"{number:08d}" for number in range(1, 61)]
    assert len({employer.name for employer in SECTOR}) == 60
    for employer in SECTOR:
        kvk_validator(employer.kvk)


def test_sector_has_employers_of_every_size_and_every_stage():
    assert Counter(SizeClass.of(own_heads(employer)).value for employer in SECTOR) == {
        "1-9": 10,
        "10-49": 24,
        "50-249": 20,
        "250+": 6,
    }
    assert Counter(employer.latest for employer in SECTOR) == {
        Latest.SUBMITTED: 45,
        Latest.DRAFT: 10,
        Latest.NOT_STARTED: 5,
    }


def test_employers_are_mostly_but_not_only_industry():
    sections = Counter(section_of(Scheme(employer.scheme), employer.sbi).name for employer in SECTOR)
    assert sections["Industrie"] > 30
    assert len(sections) >= 8


def test_employers_fit_the_fields_of_an_organisation():
    assert {employer.council for employer in SECTOR} <= set(ParticipationForm.values)
    assert {employer.route for employer in SECTOR} == {"lang", "kort"}


def test_characters_name_indicators_questions_and_groups_that_exist():
    for character in {employer.character.slug: employer.character for employer in SECTOR}.values():
        assert list(character.tendency) == [indicator.slug for indicator in EDITION.indicators]
        assert set(character.contracts) <= set(CONTRACT_GROUPS)
        assert sum(function.share for function in character.functions) == 100
        for slug, option in character.answers.items():
            assert EDITION.question(slug).option(option).slug == option


def test_shortfalls_are_on_questions_with_a_legal_minimum():
    shortfalls = {slug for employer in SECTOR for slug in employer.below_law}
    assert shortfalls
    assert all(EDITION.question(slug).legal_minimum for slug in shortfalls)


def test_written_answers_are_about_questions_that_exist():
    content = load_content()
    rules = content["not_applicable"]
    named = {*content["figures"], *content["cases"], *content["choices"], *content["texts"], *content["notes"]}
    assert named | set(rules["sometimes"]) | set(rules["without_temporary_contracts"]) <= SLUGS
    offered = {question.slug for question in EDITION.questions if question.not_applicable}
    assert {*rules["sometimes"], *rules["without_temporary_contracts"]} <= offered


def test_every_unscored_figure_and_text_has_its_content():
    content = load_content()
    unscored = {q.slug for q in EDITION.questions if q.kind == "figure" and not q.scored}
    assert unscored == set(content["figures"])
    assert {q.slug for q in EDITION.questions if q.kind == "text"} == set(content["texts"])


def test_workforce_follows_the_employer_in_size():
    zilverspin = SECTOR[0]
    rows = workforce_rows(zilverspin, LAST_YEAR)
    assert sum(row.women + row.men for row in rows) == zilverspin.people == 64
    assert own_heads(zilverspin, FIRST_YEAR) < own_heads(zilverspin)
    assert all(row.women + row.men for row in rows)


def test_flexible_work_is_where_the_character_has_it():
    groups = {(row.function_group, row.contract_group) for row in workforce_rows(SECTOR[0], LAST_YEAR)}
    assert ("Productie", "uitzend") in groups
    assert ("Leiding", "uitzend") not in groups


def test_large_employers_have_two_sites():
    large = next(employer for employer in SECTOR if employer.people > 400)
    assert {row.unit for row in workforce_rows(large, LAST_YEAR)} == {"Vestiging Noord", "Vestiging Zuid"}
