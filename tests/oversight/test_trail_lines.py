"""From events to lines: what one person did on end is one line, and nothing else is."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from oversight.trail_lines import GAP, Day, Deed, Line, build_days

AT = datetime(2026, 3, 2, 14, 31, tzinfo=UTC)
MANY = "{count} antwoorden opgeslagen, onderdeel Autonomie (2026)"


def deed(minutes_ago=0, words="Antwoord opgeslagen", many=MANY, actor=1, role="beheerder"):
    return Deed(actor, f"persoon {actor}", role, words, many, AT - timedelta(minutes=minutes_ago))


def lines_of(*deeds):
    return [line for day in build_days(deeds) for line in day.lines]


def words_of(*deeds):
    return [line.words for line in lines_of(*deeds)]


def test_saves_on_end_are_one_line_with_their_span():
    saves = [deed(minutes) for minutes in (0, 4, 29)]
    first_at = AT - timedelta(minutes=29)
    words = "3 antwoorden opgeslagen, onderdeel Autonomie (2026)"
    assert build_days(saves) == (
        Day(date(2026, 3, 2), (Line("persoon 1", "beheerder", words, first_at=first_at, last_at=AT),)),
    )
    assert lines_of(*saves)[0].is_span


def test_one_save_reads_as_one():
    (line,) = lines_of(deed())
    assert (line.words, line.first_at, line.last_at, line.is_span) == ("Antwoord opgeslagen", AT, AT, False)


def test_several_in_one_minute_show_one_time():
    (line,) = lines_of(deed(-0.5), deed(0))
    assert (line.first_at < line.last_at, line.is_span) == (True, False)


def test_a_pause_parts_two_sittings():
    gap = GAP.total_seconds() / 60
    assert len(lines_of(deed(0), deed(gap))) == 1
    assert words_of(deed(0), deed(gap + 1)) == ["Antwoord opgeslagen"] * 2


def test_another_person_role_or_section_is_another_line():
    others = [deed(1, actor=2), deed(1, role="invuller"), deed(1, many="{count} andere")]
    assert [len(lines_of(deed(), other)) for other in others] == [2, 2, 2]


def test_what_others_do_in_between_does_not_part_a_group():
    assert words_of(deed(0), deed(1, actor=2), deed(2)) == [MANY.replace("{count}", "2"), "Antwoord opgeslagen"]


def test_what_stands_alone_is_never_taken_together():
    assert words_of(deed(0, "Ingediend", ""), deed(0, "Ingediend", "")) == ["Ingediend", "Ingediend"]


def test_midnight_parts_days():
    late, early = deed(14.52 * 60), deed(14.4 * 60)
    assert [day.on for day in build_days([early, late])] == [date(2026, 3, 2), date(2026, 3, 1)]


def test_no_deeds_make_no_days():
    assert build_days([]) == ()


SOME = {"actor": st.sampled_from([None, 1, 2]), "many": st.sampled_from(["", MANY, "{count}"])}
DEEDS = st.lists(st.builds(deed, st.integers(0, 5000), **SOME), max_size=40).map(
    lambda deeds: sorted(deeds, key=lambda deed: deed.at, reverse=True)
)


@given(DEEDS)
def test_every_deed_is_told_once_newest_first(deeds):
    days = build_days(deeds)
    told = sum(int(line.words.split()[0]) if line.words[0].isdigit() else 1 for day in days for line in day.lines)
    assert told == len(deeds)
    assert [day.on for day in days] == sorted({deed.at.date() for deed in deeds}, reverse=True)
    for day in days:
        ends = [line.last_at for line in day.lines]
        assert ends == sorted(ends, reverse=True)
        assert all(line.first_at <= line.last_at and line.last_at.date() == day.on for line in day.lines)
