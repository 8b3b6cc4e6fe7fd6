"""What a sheet would change, in words: what is overwritten first, and everything that one may not have meant."""

from datetime import date
from decimal import Decimal

import pytest

from assessments.competentiematrix.confirm_page import MOST_SHOWN, Line, NewPerson, build_confirm_page
from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.sheets import store_upload
from assessments.competentiematrix.services.workers import WorkerEntry, add_workers
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW

TODAY = date(2026, 3, 2)
FIRST = "Competentiematrix;lasserij;versie 2;eigen kijk"
TITLES = "Persoon;Contract;Uren per week;Lassen;Lassen (wil leren);Heftruck;Heftruck (certificaat op)"


@pytest.fixture
def team(employer):
    return make_team(employer, people={"JV": ("34.", "44."), "KB": ("30.", "33.")})


@pytest.fixture
def page_of(team, hr):
    """The page of a sheet with these lines."""

    def build(*lines: str, titles=TITLES, is_own=True):
        content = "\n".join((FIRST, titles, *lines)).encode()
        upload = store_upload(team, content, "blad.csv", is_own=is_own, by=hr, at=NOW)
        return build_confirm_page(upload, TODAY)

    return build


def test_lines_tell_what_is_overwritten_before_what_is_filled_in(page_of):
    page = page_of("JV;Uitzend;32,5;2;;3;1-5-2025", "KB;;;4;;;")
    assert page.lines == (
        Line("JV", "Contract", "Vast", "Uitzend"),
        Line("JV", "Uren per week", "36", "32,5"),
        Line("JV", "Lassen", "3 (zelfstandig)", "2 (onder begeleiding)", is_lower=True),
        Line("KB", "Lassen", "3 (zelfstandig)", "4 (kan opleiden)"),
        Line("JV", "Heftruck", "niet ingevuld", "3 (zelfstandig)"),
        Line("JV", "Heftruck (certificaat op)", "niet ingevuld", "1 mei 2025"),
    )
    assert (page.line_count, page.more, page.lower_count, page.changes.cell_count) == (6, 0, 1, 3)
    assert [change.entry.code for change in page.changed] == ["JV", "KB"]


def test_new_people_are_told_apart(page_of):
    page = page_of("MD;;;2;3;;", "P9;Oproep;24;;;;")
    assert page.new == (NewPerson("MD", "Vast", "niet ingevuld", 1), NewPerson("P9", "Oproep", "24", 0))
    assert (page.lines, page.line_count, page.without_contract, page.changed) == ((), 0, 1, ())


def test_level_of_someone_new_goes_nowhere_down(page_of):
    assert page_of("MD;;;0;;;").lower_count == 0


def test_of_many_changes_the_first_are_shown(page_of, team, hr):
    codes = [f"P{number:03}" for number in range(MOST_SHOWN + 20)]
    add_workers(team, [WorkerEntry(code, hours_per_week=Decimal(36)) for code in codes], by=hr, at=NOW)
    page = page_of(*(f"{code};;;1;;;" for code in codes), *(f"N{code};;;;;;" for code in codes))
    assert (len(page.lines), page.line_count, page.more) == (100, 120, 20)
    assert page.lines[-1] == Line("P099", "Lassen", "niet ingevuld", "1 (in opleiding)")
    assert (len(page.new), len(page.changes.added)) == (100, 120)


def test_who_and_what_is_not_in_the_sheet_is_told(page_of):
    page = page_of("JV;2", titles="Persoon;Lassen")
    assert page.absent == ("KB",)
    assert page.people.missing[:2] == ("Contract", "Uren per week")
    assert page.people.missing[-1] == "Heftruck (certificaat op)"


@pytest.mark.parametrize(("is_own", "is_other"), [(True, False), (False, True)])
def test_template_of_the_other_view_is_noticed(page_of, is_own, is_other):
    page = page_of("JV;;;2;;;", is_own=is_own)
    assert page.is_for_the_other_view is is_other
    was = page.changes.people[0].cells[0].was
    assert was == (CellEntry(3, 4) if is_own else CellEntry())


def test_sheet_that_says_what_stands_there_has_nothing_to_confirm(page_of):
    page = page_of("JV;Vast;36;3;4;;", "KB;;;;;;")
    assert (page.is_ready, page.lines, page.error) == (False, (), None)


def test_sheet_that_no_longer_fits_the_team_has_nothing_to_confirm(page_of, team, hr):
    upload = page_of("JV;;;2;;;").upload
    add_needs(team, [NeedEntry("Zagen")], by=hr, at=NOW)
    page = build_confirm_page(upload, TODAY)
    assert page.error.lines[0].startswith("C1: dit is versie 2, en het team is bij versie 3")
    assert (page.is_ready, page.is_for_the_other_view, page.lower_count) == (False, False, 0)
