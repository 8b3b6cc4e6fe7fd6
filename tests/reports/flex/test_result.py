import pytest

from assessments.responses import Route
from reports.flex.record import FlexRecord
from reports.flex.result import build_flex_result
from reports.tip_files import load_tips
from tests.factories import at_level
from tests.reports.flex.diagnosed import CAPACITY, EDITION, make_record, make_sheet, ticked

ANSWERED = make_sheet({"flex-piek-binnen": ticked("piek-dag"), "flex-terugkijken": at_level(1)})


def result_of(record):
    return build_flex_result(record, load_tips())


def test_nothing_filled_in_is_empty():
    result = result_of(FlexRecord(make_sheet()))

    assert (result.is_empty, result.headline, result.tips) == (True, (), ())
    assert not result.has_hours


@pytest.mark.parametrize(
    "record", [FlexRecord(ANSWERED), make_record(capacity=None), FlexRecord(make_sheet(), capacity=CAPACITY)]
)
def test_anything_filled_in_is_not_empty(record):
    assert not result_of(record).is_empty


def test_answers_alone_give_tables_and_tips():
    result = result_of(FlexRecord(ANSWERED))

    assert result.need_answers.rows[0] == (
        EDITION.question("flex-piek-binnen").text,
        EDITION.question("flex-piek-binnen").option("piek-dag").text,
    )
    assert result.need_answers.rows[1][1] == "Nog niet beantwoord"
    assert (result.own_answers, result.capacity, result.sharing, result.mix) == (None, None, None, None)
    assert all("flex-terugkijken" in each.causes or "piek-dag" in each.causes for each in result.tips)
    assert result.tips


def test_hours_without_a_capacity_tell_what_they_can():
    result = result_of(make_record(capacity=None))

    assert len(result.headline) == 1
    assert "227 uur" in result.headline[0]
    assert result.has_hours
    assert (result.capacity, result.mix) == (None, None)


def test_a_capacity_without_hours_waits_for_them():
    result = result_of(FlexRecord(make_sheet(), capacity=CAPACITY))

    assert (result.headline, result.capacity, result.mix) == ((), None, None)


def test_headline_is_what_a_director_asks():
    headline = result_of(make_record()).headline

    assert "7,3 fte" in headline[0]
    assert headline[1] == "Uw eigen mensen kunnen 43% van de pieken opvangen."
    assert headline[2].startswith("Nu wordt 76% van de uren gewerkt zonder flexcontract, in de meest zekere mix 97%.")
    assert headline[3].startswith("Met 5% ruimte voor flexcontracten kan het ongeveer")


def test_short_route_has_its_six_answers_and_no_figures():
    sheet = make_sheet({"flex-piek-binnen": ticked("piek-dag")}, route=Route.SHORT)

    result = result_of(FlexRecord(sheet))

    assert (result.is_short, len(result.core.rows), result.headline) == (True, 6, ())


def test_paper_names_two_tips_of_a_step_and_how_many_there_are():
    low = {q.slug: at_level(0) for q in EDITION.indicator("flexbehoefte").questions if q.levels}

    result = result_of(FlexRecord(make_sheet(low)))

    assert len(result.tip_table.rows) == 2
    assert result.tip_table.note == f"Dit zijn er 2 van de {len(result.tips)} die passen."
    assert result_of(FlexRecord(make_sheet())).tip_table is None
