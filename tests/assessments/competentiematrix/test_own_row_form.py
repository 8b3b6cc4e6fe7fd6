"""One's own row as typed: what it reads, what it refuses, and what it does when somebody else saved meanwhile."""

from datetime import date

import pytest

from assessments.competentiematrix.forms.own_row import OwnRowForm
from assessments.competentiematrix.services.levels import CellEntry, Change
from assessments.models import MatrixCompetence
from tests.assessments.competentiematrix.matrices import TODAY

LASSEN, HEFTRUCK = (
    MatrixCompetence(pk=1, name="Lassen"),
    MatrixCompetence(pk=2, name="Heftruck", needs_certificate=True),
)
SEEN = {1: CellEntry(3, 4), 2: CellEntry(2, None, date(2024, 5, 1))}
AS_SEEN = {"gezien-1": "3/4/", "gezien-2": "2//2024-05-01"}


def typed(data, seen=None):
    return OwnRowForm((LASSEN, HEFTRUCK), seen or {}, data, today=TODAY)


def errors_of(data, seen=None):
    return {name: list(errors) for name, errors in typed(data, seen).errors.items()}


def test_form_asks_a_certificate_only_where_one_is_needed():
    assert [[field.name for field in line.fields] for line in typed(None).lines] == [
        ["nu-1", "leren-1"],
        ["nu-2", "leren-2", "certificaat-2"],
    ]


def test_form_shows_and_remembers_what_stands_there():
    lines = typed(None, SEEN).lines

    assert [[field.value() for field in line.fields] for line in lines] == [[3, 4], [2, None, date(2024, 5, 1)]]
    assert [line.seen.value() for line in lines] == ["3/4/", "2//2024-05-01"]


def test_form_reads_levels_and_dates():
    form = typed(AS_SEEN | {"nu-1": "0", "leren-1": "", "nu-2": "4", "leren-2": "4", "certificaat-2": "2026-03-01"})

    assert form.is_valid()
    assert form.changes == {
        1: Change(CellEntry(3, 4), CellEntry(0, None)),
        2: Change(SEEN[2], CellEntry(4, 4, date(2026, 3, 1))),
    }


def test_date_may_be_written_the_dutch_way():
    form = typed({"nu-2": "3", "certificaat-2": "1-3-2026"})

    assert form.is_valid()
    assert form.changes[2].entry == CellEntry(3, None, date(2026, 3, 1))


def test_date_that_is_no_longer_asked_stays():
    form = typed({"gezien-1": "3//2020-01-01", "nu-1": "4"})

    assert form.is_valid()
    assert form.changes[1] == Change(CellEntry(3, None, date(2020, 1, 1)), CellEntry(4, None, date(2020, 1, 1)))


def test_nobody_wants_to_learn_less_than_they_can():
    assert errors_of({"nu-1": "3", "leren-1": "2", "nu-2": "3", "leren-2": "3"}) == {
        "leren-1": [
            "U kunt dit nu al op niveau 3 (zelfstandig). Kies hier dat niveau of een hoger, of kies “niet ingevuld” "
            "als u niet verder wilt leren."
        ]
    }


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2026-03-03", "Kies een datum tot en met 2 maart 2026."),
        ("1926-03-03", "Kies een datum vanaf 1 januari 1950."),
        ("gisteren", "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."),
    ],
)
def test_certificate_has_a_day_that_can_be(written, message):
    assert errors_of({"nu-2": "3", "certificaat-2": written}) == {"certificaat-2": [message]}


@pytest.mark.parametrize("written", ["5", "-1", "x", "3.5", "³"])
def test_level_is_one_of_five(written):
    assert list(errors_of({"nu-1": written})) == ["nu-1"]


def test_nothing_filled_in_is_told():
    assert errors_of({}) == {"__all__": ["U hebt nog niets ingevuld. Kies bij minstens één competentie wat u nu kunt."]}


def test_everything_may_be_taken_back():
    form = typed(AS_SEEN, SEEN)

    assert form.is_valid()
    assert form.changes == {1: Change(SEEN[1], CellEntry()), 2: Change(SEEN[2], CellEntry())}


@pytest.mark.parametrize("written", ["", "x", "1/2", "a/b/", "1/2/morgen", "1/2/3/4"])
def test_what_nobody_can_have_seen_reads_as_nothing(written):
    form = typed({"gezien-1": written, "nu-1": "2"})

    assert form.is_valid()
    assert form.changes[1].seen == CellEntry()


def test_form_tells_what_others_saved_and_lets_the_next_save_win():
    form = typed({"gezien-2": "2//", "nu-2": "3", "leren-2": "4"})
    assert form.is_valid()

    form.refuse({2: CellEntry(1, None, date(2024, 5, 1))})

    assert form.errors == {
        "nu-2": [
            "Dit is intussen veranderd in: kan nu 1 (in opleiding), kan en wil leren niet ingevuld, certificaat "
            "van 1 mei 2024. Wat u koos, staat er nog. Sla opnieuw op om uw keuze in de plaats te zetten."
        ]
    }
    line = form.lines[1]
    assert (line.seen.value(), line.now.value(), line.could.value()) == ("1//2024-05-01", "3", "4")
