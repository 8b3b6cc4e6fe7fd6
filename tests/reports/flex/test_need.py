import pytest

from assessments.flex_diagnose.diagnosis import diagnose
from reports.flex.need import NO_TIP, build_need_part
from reports.flex.record import FlexRecord
from reports.flex.tips import flex_tips
from reports.tip_files import load_tips
from tests.reports.flex.diagnosed import make_record, make_sheet, ticked


def need_of(record, tips=()):
    diagnosis = diagnose(record.series, record.capacity) if record.series else None
    return build_need_part(record, diagnosis, flex_tips(record.sheet, tips))


def test_without_hours_there_are_words_about_the_answer_only():
    part = need_of(FlexRecord(make_sheet({"flex-piek-binnen": ticked("piek-dag")})))

    assert (part.page, part.sentences, part.extremes, part.periods, part.causes) == (None, (), None, None, None)
    assert part.within.startswith("U antwoordde dat het verschil binnen een dag het grootst is.")


def test_hours_tell_where_they_are_from_and_which_stand_out():
    part = need_of(make_record())

    assert part.sentences[0].startswith(
        "Dit zijn de gewerkte uren van 36 maanden: januari 2023 tot en met december 2025."
    )
    assert [row[:3] for row in part.extremes.rows[:2]] == [
        ("juni 2025", "piek", "9.328"),
        ("juli 2023", "piek", "9.400"),
    ]
    assert [row[1] for row in part.extremes.rows] == ["piek"] * 5 + ["dal"] * 5
    assert (len(part.periods.rows), part.periods.rows[0][:2]) == (36, ("januari 2023", "5.200"))


def test_causes_stand_beside_the_tips_for_them():
    record = make_record(make_sheet({"flex-oorzaken": ticked("verkoopacties", "groei")}))
    tips = tuple(tip for tip in load_tips() if "verkoopacties" in tip.causes)

    rows = need_of(record, tips).causes.rows

    assert rows[0][0] == "Acties, kortingen of campagnes van onszelf"
    assert set(rows[0][1].split("; ")) == {tip.title for tip in tips}
    assert rows[1] == ("Groei: er komt steeds meer werk, en vacatures staan open", NO_TIP)


@pytest.mark.parametrize("peak", ["piek-jaar", "piek-week", "piek-projecten", "piek-onvoorspelbaar", "piek-geen"])
def test_a_peak_within_the_year_needs_no_warning(peak):
    within = need_of(make_record(make_sheet({"flex-piek-binnen": ticked(peak)}))).within

    assert bool(within) is (peak != "piek-jaar")
