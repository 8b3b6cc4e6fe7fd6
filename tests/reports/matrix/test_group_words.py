"""Group figures in words and as a table."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.competentiematrix.group_figures import GroupFigures
from reports.matrix.group_words import TOO_FEW, ground_words, group_sentences, group_table
from reports.matrix.record import Ground, MatrixRecord

TODAY = date(2026, 3, 2)
CONSENT = Ground("de ondernemingsraad", date(2026, 1, 12), "Brief van 9 januari")
TEAM = GroupFigures("Lasserij", False, 1240, 6, 8, 5, 2, 1, 0.625, 3)
TOTAL = replace(TEAM, title="Alle teams samen", is_total=True)
RECORD = MatrixRecord(TODAY, CONSENT, (TEAM, TOTAL))


def sentences_of(**changes):
    return group_sentences(replace(RECORD, figures=(replace(TOTAL, **changes),)))


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        (CONSENT, "De ondernemingsraad stemde in op 12 januari 2026 (Brief van 9 januari)."),
        (
            Ground("", date(2026, 1, 12), reason="Wij hebben acht mensen."),
            "Er is geen medezeggenschap die kan instemmen; dat is vastgelegd op 12 januari 2026. "
            "De reden: Wij hebben acht mensen.",
        ),
    ],
)
def test_ground_says_who_consented_or_why_nobody_did(ground, words):
    assert ground_words(ground) == words


def test_sentences_tell_the_total():
    assert group_sentences(RECORD) == (
        "De teams hebben samen 8 competenties nodig. Een competentie telt in elk team dat die nodig heeft.",
        "Gedekt zijn er 5: daar zijn genoeg mensen die het kunnen.",
        "Bij 2 is er maar één iemand die het kan.",
        "Bij 1 is er nu niemand die het kan.",
        "3 certificaten verlopen binnen 90 dagen of zijn al verlopen.",
    )


def test_sentences_say_that_nothing_is_vulnerable():
    assert sentences_of(needs=1, covered=1, single=0, nobody=0, expiring=0) == (
        "De teams hebben samen 1 competentie nodig. Een competentie telt in elk team dat die nodig heeft.",
        "Gedekt zijn er 1: daar zijn genoeg mensen die het kunnen.",
        "Nergens hangt het werk aan één mens.",
    )


def test_one_certificate_is_one():
    assert sentences_of(expiring=1)[-1] == "1 certificaat verloopt binnen 90 dagen of is al verlopen."


def test_nothing_needed_yet_is_said():
    assert sentences_of(needs=0) == ("De teams hebben nog niet opgeschreven welke competenties zij nodig hebben.",)


def test_too_few_people_have_no_figures():
    record = replace(RECORD, figures=())

    assert (group_sentences(record), group_table(record)) == ((TOO_FEW,), None)


def test_table_has_a_row_per_group_and_the_total_last():
    table = group_table(RECORD)

    assert table.caption == "Stand op 2 maart 2026, per groep van 5 mensen of meer"
    assert [column.label for column in table.columns] == [
        "Groep", "Mensen", "Niet vast", "Nodig", "Gedekt", "Eén houder", "Niemand", "Breed", "Verloopt",
    ]  # fmt: skip
    assert table.rows == (
        ("Lasserij", "1.240", "6", "8", "5", "2", "1", "63%", "3"),
        ("Alle teams samen", "1.240", "6", "8", "5", "2", "1", "63%", "3"),
    )
    assert table.note == ""


def test_what_may_not_be_told_is_a_dash_with_its_reason():
    table = group_table(replace(RECORD, figures=(replace(TEAM, flex_people=None, broad_share=None), TOTAL)))

    assert table.rows[0] == ("Lasserij", "1.240", "–", "8", "5", "2", "1", "–", "3")
    assert table.note == "Een streepje: dat zou over minder dan 5 mensen gaan."
