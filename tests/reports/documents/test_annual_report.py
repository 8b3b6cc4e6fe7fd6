from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from assessments.responses import Part, Response, State
from reports.documents.annual_report import build_annual_report
from reports.documents.dossier_selectors import dossier_of
from tests.factories import make_submitted
from tests.reports.planned import answer, make_micro, make_planned

TODAY = date(2026, 3, 2)


def report_of(assessment):
    return build_annual_report(dossier_of(assessment), TODAY)


@pytest.fixture
def report(employer):
    return report_of(make_planned(employer))


def texts_of(value):
    """Every text in a page model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def test_report_has_a_chapter_per_indicator_in_order(report):
    assert [(chapter.number, chapter.title) for chapter in report.chapters] == [
        (1, "Redelijk loon"),
        (2, "Baanzekerheid"),
        (3, "Werkzekerheid"),
        (4, "Sociale zekerheid"),
        (5, "Autonomie"),
        (6, "Capaciteiten gebruiken"),
        (7, "Sociale steun"),
        (8, "Geen agressie en discriminatie"),
        (9, "Deeltijd werken"),
        (10, "Betaald verlof"),
        (11, "Zeggenschap over werktijden"),
        (12, "Goede kinderopvang en ouderenzorg"),
    ]


def test_chapter_says_score_band_and_last_year(report, employer):
    result = dossier_of(employer.assessments.get(year=2026)).results.of("autonomie")
    chapter = report.chapters[4]

    assert (chapter.points, chapter.standing) == (result.points, str(result.band))
    assert (chapter.last_year, chapter.change) == (result.last_year_points, result.change)
    assert chapter.change.endswith("hoger")


def test_report_names_functions_and_no_persons(report):
    everything = "\n".join(texts_of(report))

    assert "Jantje" not in everything
    assert "Pietje" not in everything
    assert "Hanna de Ruiter" not in everything
    assert report.plan.rows[0][2] == "directie"


def test_last_plan_stands_beside_what_was_done(report):
    assert [row[1:] for row in report.last_plan.rows] == [
        ("nog te bepalen", "Gedaan", "klaar op 2 maart 2026"),
        ("nog te bepalen", "Vervallen", "De cao regelt dit nu."),
    ]


def test_first_year_has_nothing_to_compare_with(submitted):
    report = report_of(submitted)

    assert (report.last_plan, report.plan, report.summary.changes) == (None, None, "")
    assert {chapter.last_year for chapter in report.chapters} == {""}
    assert [row[3:] for row in report.summary.conditions.rows] == [("–", "")] * 3


def test_summary_counts_changes_since_last_year(report):
    assert report.summary.changes == "12 hoger, 0 lager en 0 zonder verschil van betekenis"
    assert [row[4] for row in report.summary.conditions.rows] != ["", "", ""]


def test_summary_shows_the_three_lowest(report):
    points = sorted(int(row[1]) for row in report.scores.rows)

    assert [int(row[1]) for row in report.summary.lowest.rows] == points[:3]


def test_scores_are_shown_per_contract_and_function_group(report):
    assert [column.label for column in report.by_contract.columns] == [
        "Indicator",
        "Vast",
        "Uitzend",
        "Oproep",
        "Tijdelijk met uitzicht op vast",
    ]
    assert [column.label for column in report.by_function.columns] == ["Indicator", "Productie", "Kantoor"]
    assert len(report.by_contract.rows) == 12
    axes = [[picture.axis for picture in chapter.groups] for chapter in report.chapters]
    assert axes[0][0] == "contractgroep"


def test_references_say_source_and_for_whom(report):
    table = report.chapters[0].references

    assert all(row[3].startswith("Bron: ") for row in table.rows)
    assert any("Industrie (SBI C)" in row[2] or row[2].startswith("Industrie") for row in table.rows)
    national = [row for row in table.rows if row[2].startswith("Nederland")]
    assert all("Geen sectorcijfer; landelijk cijfer ter vergelijking" in row[3] for row in national)


def test_sources_list_every_figure_that_is_printed(report):
    printed = {row[0] for chapter in report.chapters if chapter.references for row in chapter.references.rows}

    assert len(printed) > 20
    listed = [row[0] for row in report.sources.rows]
    assert all(any(row.startswith(f"{title}. ") for row in listed) for title in printed)
    assert all("http" in row[2] for row in report.sources.rows)


def test_expectations_are_the_profile_answers_about_next_year(report):
    assert [answer for _, answer in report.expectations] == ["Een paar zinnen."] * 2
    assert all("komend jaar" in question for question, _ in report.expectations)
    assert not {question for question, _ in report.expectations} & {row[0] for row in report.profile.rows}


def test_life_cycle_tells_why_it_went_back(report):
    assert [(day, step.words, step.reason) for day, step in report.steps] == [
        ("2 maart 2026", "Begonnen", ""),
        ("2 maart 2026", "Ingediend", ""),
        ("2 maart 2026", "Teruggezet naar concept", "Het verzuimcijfer was van een ander jaar."),
        ("2 maart 2026", "Ingediend", ""),
    ]


def test_small_numbers_of_people_stay_out_of_the_profile(submitted):
    answer(submitted, "jonger-dan-25", Response(State.ANSWERED, (Part(number=3, total=63),)))

    rows = {row[0]: row[2] for row in report_of(submitted).profile.rows}

    assert rows["Hoeveel van de mensen zijn jonger dan 25 jaar?"] == "minder dan 5 van 63"


def test_unknown_in_the_profile_is_said(submitted):
    answer(submitted, "verzuim", Response(State.UNKNOWN))

    rows = {row[0]: row[1:] for row in report_of(submitted).profile.rows}

    assert rows["Hoe hoog was het ziekteverzuim?"] == ("vorig kalenderjaar", "Weet ik niet")


def test_short_route_makes_a_report_too(db):
    report = report_of(make_micro())

    assert report.is_indication
    assert report.workforce.heads == "5"
    assert report.expectations == ()
    assert len(report.chapters) == 12


def test_own_figure_stands_beside_its_benchmark(submitted):
    tables = [chapter.figures for chapter in report_of(submitted).chapters if chapter.figures]

    assert all([column.label for column in table.columns][1:3] == ["Uw cijfer", "Referentiecijfer"] for table in tables)


@pytest.mark.parametrize("level", [0, 4])
def test_extreme_scores_make_a_report(employer, level):
    report = report_of(make_submitted(employer, level=level))

    assert len(report.scores.rows) == 12
    assert report.is_reproducible
