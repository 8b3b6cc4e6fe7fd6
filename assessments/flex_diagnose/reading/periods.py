"""The months or weeks of a table of hours, and what is wrong with their order. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from assessments.flex_diagnose.reading.mistakes import Mistake, NeedTableError, quoted
from assessments.flex_diagnose.reading.period_words import WrittenPeriod, period_name, read_period
from assessments.flex_diagnose.series import Grain

MOST_ROWS = max(grain.most for grain in Grain)
ONE_DAY = timedelta(days=1)


def read_periods(written: Mapping[int, str], column: str, *, as_week: bool) -> tuple[Grain, dict[int, date]]:
    """Grain, and the first day of the period on each line. Raises NeedTableError; the gaps are check_order's."""
    read = {line: read_period(text, as_week=as_week) for line, text in written.items()}
    mistakes = [
        Mistake(line, column, _unread(written[line], as_week)) for line, period in read.items() if period is None
    ]
    if len(read) > MOST_ROWS:
        mistakes.append(Mistake(0, "", _too_long(len(read))))
    if mistakes:
        raise NeedTableError(mistakes)
    grain = _grain(read, column)
    return grain, {line: _start(grain, period.day) for line, period in read.items()}


def check_order(grain: Grain, starts: Mapping[int, date]) -> None:
    """Raises NeedTableError for what comes twice or is missing between the lines, and for too few or too many."""
    lines = sorted(starts, key=lambda line: (starts[line], line))
    mistakes = list(_broken_order(grain, starts, lines))
    if not mistakes and not grain.fewest <= len(lines) <= grain.most:
        mistakes = [Mistake(0, "", _length_text(grain, [starts[line] for line in lines]))]
    if mistakes:
        raise NeedTableError(mistakes)


def _unread(text: str, as_week: bool) -> str:
    if not text.strip():
        return "hier staat geen periode. Vul de maand of de week in, met het jaar."
    if re.fullmatch("[0-9]{1,2}", text.strip()):
        return f"{quoted(text)} zegt te weinig. Noem de kolom Maand of Week, en geef er het jaar bij."
    if re.fullmatch("[0-9]{4}", text.strip()):
        return f"{quoted(text)} is alleen een jaar. Haal tussentellingen per jaar weg, of vul de maand in."
    if "53" in text and read_period(text.replace("53", "52"), as_week=as_week):
        return f"{quoted(text)}: dat jaar heeft 52 weken. Tel deze uren bij week 52 of bij week 1."
    return f"{quoted(text)} herkennen we niet. Schrijf een maand als “maart 2024” of een week als “2024-W05”."


def _too_long(count: int) -> str:
    return f"er staan {count} regels. Het meeste is 60 maanden of 260 weken: tel op per maand en houd de laatste 60."


def _grain(read: Mapping[int, WrittenPeriod], column: str) -> Grain:
    """What the column as a whole is: dates are weeks when all are Mondays, or else months."""
    lines = {grain: [line for line, period in read.items() if period.grain is grain] for grain in (*Grain, None)}
    if lines[Grain.MONTH] and lines[Grain.WEEK]:
        raise NeedTableError([_mixed(lines[Grain.MONTH], lines[Grain.WEEK], column)])
    days = {line: read[line].day for line in lines[None]}
    is_by_week = not lines[Grain.MONTH] and all(day.weekday() == 0 for day in days.values())
    if lines[Grain.WEEK] or (is_by_week and len(days) > 1):
        return _weeks_of(days, column)
    return _months_of(days, column)


def _mixed(months: Sequence[int], weeks: Sequence[int], column: str) -> Mistake:
    line, other = (weeks[0], months[0]) if len(weeks) < len(months) else (months[0], weeks[0])
    mine, others = ("week", "maand") if len(weeks) < len(months) else ("maand", "week")
    text = f"hier staat een {mine}, en op regel {other} een {others}. Gebruik overal maanden of overal weken."
    return Mistake(line, column, text)


def _weeks_of(days: Mapping[int, date], column: str) -> Grain:
    wrong = [line for line, day in days.items() if day.weekday() != 0]
    if wrong:
        raise NeedTableError(
            Mistake(line, column, f"{_day_text(days[line])} is geen maandag. Geef van elke week de maandag.")
            for line in wrong
        )
    return Grain.WEEK


def _months_of(days: Mapping[int, date], column: str) -> Grain:
    """All first days, or all last days."""
    wrong = [line for line, day in days.items() if day.day != 1]
    if not wrong or all((day + ONE_DAY).day == 1 for day in days.values()):
        return Grain.MONTH
    raise NeedTableError([Mistake(wrong[0], column, _day_problem(days[wrong[0]], days))])


def _day_problem(day: date, days: Mapping[int, date]) -> str:
    if len({each.month for each in days.values()}) == 1 and len(days) > 2:
        return f"{_day_text(day)}: staat de maand voorop? Schrijf eerst de dag, dan de maand: 1-2-2024 is 1 februari."
    return (
        f"{_day_text(day)} is niet de eerste dag van een maand, en niet alle datums zijn maandagen. "
        "Tel op per maand of per week."
    )


def _day_text(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _start(grain: Grain, day: date) -> date:
    return day.replace(day=1) if grain is Grain.MONTH else day


def _broken_order(grain: Grain, starts: Mapping[int, date], lines: Sequence[int]) -> Iterator[Mistake]:
    for before, line in pairwise(lines):
        expected = grain.after(starts[before])
        if starts[line] < expected:
            name = period_name(grain, starts[line])
            yield Mistake(line, "", f"{name} staat ook op regel {before}. Laat één van de twee staan.")
        elif starts[line] > expected:
            gap = _gap_text(grain, expected, starts[line])
            yield Mistake(line, "", f"{gap} tussen regel {before} en {line}. Vul aan; 0 mag, als er niet is gewerkt.")


def _gap_text(grain: Grain, first: date, after: date) -> str:
    """What is missing from `first` up to but not including `after`."""
    last = after - timedelta(days=7) if grain is Grain.WEEK else (after - ONE_DAY).replace(day=1)
    if first == last:
        return f"{period_name(grain, first)} ontbreekt"
    return f"{period_name(grain, first)} tot en met {period_name(grain, last)} ontbreken"


def _length_text(grain: Grain, starts: Sequence[date]) -> str:
    plural = {Grain.MONTH: "maanden", Grain.WEEK: "weken"}[grain]
    if len(starts) < grain.fewest:
        more = grain.fewest - len(starts)
        return f"er staan {len(starts)} {plural}; het minste is {grain.fewest}. Vul er nog {more} aan."
    first, last = (period_name(grain, start) for start in (starts[-grain.most], starts[-1]))
    return f"er staan {len(starts)} {plural}; het meeste is {grain.most}. Houd {first} tot en met {last}."
