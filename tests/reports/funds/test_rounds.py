"""How far a round is and what to do next, on every day of its life."""

from datetime import date

import pytest

from benchmarks.models import StoredPublication
from reports.funds.rounds import RoundLine, next_step, round_line, round_lines, timeline
from tests.factories import NOW, make_round

pytestmark = pytest.mark.django_db
DAYS = {
    "before": date(2026, 3, 1),
    "opening": date(2026, 3, 2),
    "closing": date(2026, 6, 30),
    "closed": date(2026, 7, 1),
    "due": date(2026, 9, 1),
}


def store(fund_round, **details):
    return StoredPublication.objects.create(
        fund=fund_round.fund, year=fund_round.year, edition=fund_round.edition, content_hash="0" * 64, **details
    )


@pytest.mark.parametrize(
    ("day", "status", "kind"),
    [
        ("before", "Gaat open op 2 maart 2026", ""),
        ("opening", "Open tot en met 30 juni 2026", "info"),
        ("closing", "Open tot en met 30 juni 2026", "info"),
        ("closed", "Gesloten op 30 juni 2026", ""),
        ("due", "Klaar om te publiceren", "warning"),
    ],
)
def test_a_round_says_how_far_it_is(day, status, kind, fund):
    fund_round = make_round(fund)
    assert round_line(fund_round, DAYS[day]) == RoundLine(fund_round, status, kind)


def test_a_correction_takes_the_place_of_the_publication(fund):
    fund_round = make_round(fund)
    first = store(fund_round, published_at=NOW.replace(month=9))
    assert round_line(fund_round, DAYS["due"]).status == "Gepubliceerd op 2 september 2026"
    store(fund_round, is_correction=True, previous=first, published_at=NOW.replace(month=12))
    assert round_line(fund_round, DAYS["due"]).status == "Gecorrigeerd op 2 december 2026"


def test_rounds_are_the_latest_first_in_two_queries(fund, other_fund_manager, django_assert_num_queries):
    first, last = make_round(fund, 2025), make_round(fund, 2026)
    store(make_round(other_fund_manager.fund), published_at=NOW)
    store(first, published_at=NOW)
    with django_assert_num_queries(2):
        lines = round_lines(fund, DAYS["opening"])
    assert lines == (
        RoundLine(last, "Open tot en met 30 juni 2026", "info"),
        RoundLine(first, "Gepubliceerd op 2 maart 2026", "success"),
    )


@pytest.mark.parametrize(
    ("day", "has_members", "title", "view"),
    [
        ("before", False, "Nodig uw leden uit", "fund_members"),
        ("before", True, "Controleer uw ledenlijst", "fund_members"),
        ("opening", False, "Nodig uw leden uit", "fund_members"),
        ("closing", True, "Herinner uw leden op tijd", "fund_members"),
        ("closed", False, "Er is nu niets te doen", ""),
        ("closed", True, "Er is nu niets te doen", ""),
        ("due", True, "Bekijk de benchmark", "fund_benchmark"),
    ],
)
def test_one_thing_to_do_next(day, has_members, title, view, fund):
    step = next_step(make_round(fund), has_members=has_members, is_reminded=False, today=DAYS[day])
    assert (step.title, step.view) == (title, view)


def test_after_the_reminder_there_is_nothing_to_remind(fund):
    step = next_step(make_round(fund), has_members=True, is_reminded=True, today=DAYS["opening"])
    assert (step.title, "herinnering" in step.text) == ("Wacht op uw leden", False)


@pytest.mark.parametrize(("day", "past"), [("before", 0), ("opening", 1), ("closing", 1), ("closed", 2), ("due", 3)])
def test_the_dates_say_which_are_past(day, past, fund):
    moments = timeline(make_round(fund), DAYS[day])
    assert [moment.is_past for moment in moments] == [place < past for place in range(4)]
