from dataclasses import replace

from assessments.questionnaire import Axis
from reports.documents.dossier_selectors import dossier_of
from reports.documents.indicator_chapters import build_indicator_chapter, distribution_table
from reports.documents.tables import Column
from reports.documents.workforce_tables import count_heads


def test_chapter_opens_the_score_to_its_questions(submitted):
    dossier = dossier_of(submitted)
    result = dossier.results.of("redelijk-loon")

    chapter = build_indicator_chapter(1, result, dossier, count_heads(dossier.headcells))

    assert chapter.questions.rows[0] == (
        "Hoe ver lag het laagste gewone uurloon op 31 december boven het wettelijk minimumuurloon?",
        "2",
        "75",
        "",
    )
    assert len(chapter.questions.rows) == len(result.opened.questions)
    assert chapter.band == "goed-genoeg"


def test_chapter_shows_the_people_of_a_group_as_the_tables_do(submitted):
    dossier = dossier_of(submitted)
    headcounts = count_heads(dossier.headcells)

    chapter = build_indicator_chapter(1, dossier.results.of("redelijk-loon"), dossier, headcounts)

    by_contract = next(picture for picture in chapter.groups if picture.axis == "contractgroep")
    assert [row[:2] for row in by_contract.table.rows] == [
        ("Vast", "43"),
        ("Uitzend", "8"),
        ("Oproep", "5"),
        ("Tijdelijk met uitzicht op vast", "7"),
    ]


def test_distribution_leaves_open_where_nothing_was_asked(submitted):
    table = distribution_table(dossier_of(submitted), Axis.FUNCTION)

    assert table.columns == (Column("Indicator", "wide"), Column("Productie", "number"), Column("Kantoor", "number"))
    assert ("–", "–") in {row[1:] for row in table.rows}


def test_distribution_without_answers_per_group_is_no_table(submitted):
    dossier = dossier_of(submitted)
    bare = tuple(replace(r, opened=replace(r.opened, groups=())) for r in dossier.results.indicators)

    assert (
        distribution_table(replace(dossier, results=replace(dossier.results, indicators=bare)), Axis.CONTRACT) is None
    )
