"""Months, weeks and dates as people type them in Dutch, and back in words. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from assessments.flex_diagnose.series import Grain
from charts.periods import MONTHS, period_words

# As people shorten them, and as an English Excel has them.
_OTHER_SPELLINGS = (
    "january jan",
    "february feb febr",
    "march mrt mar maa",
    "apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "sept sep",
    "october okt oct",
    "nov",
    "dec",
)
_MONTH_NUMBERS = {
    word: number
    for number, (name, others) in enumerate(zip(MONTHS, _OTHER_SPELLINGS, strict=True), 1)
    for word in (name, *others.split())
}
_WEEK_WORDS = {"week", "weeknummer", "weeknr", "wk", "w"}
_MONTH_WORDS = {"maand", "mnd", "mm", "m"}
_DAY_NAMES = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}
_DAY_WORDS = _DAY_NAMES | {name[:2] for name in _DAY_NAMES}
_TIME_OF_DAY = re.compile(r"[t ][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$")
_TOKEN = re.compile(r"[0-9]+|[a-z]+")
_SEPARATORS = re.compile(r"[\s.,;/'’_()–-]*")
# Where year, month and day stand in a shape (see _shape), and where year and number.
_DAY_SHAPES = {
    "nnY": (2, 1, 0),
    "nnn": (2, 1, 0),
    "Ynn": (0, 1, 2),
    "nMY": (2, 1, 0),
    "nMn": (2, 1, 0),
    "MnY": (2, 0, 1),
}
_MONTH_SHAPES = {"nY": (1, 0), "Yn": (0, 1), "MY": (1, 0), "YM": (0, 1), "Mn": (1, 0), "KnY": (2, 1), "YKn": (0, 2)}
_WEEK_SHAPES = {"WnY": (2, 1), "YWn": (0, 2), "Wnn": (2, 1)}
# No period lies before or after: a year out of these is a slip of the keyboard.
_FIRST_YEAR, _LAST_YEAR = 1980, 2099


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """A month by its first day, a week by its Monday; `grain` None: a day, of which only the whole column can tell."""

    grain: Grain | None
    day: date


def period_name(grain: Grain, starts_on: date) -> str:
    """As in "maart 2024" and "week 5 van 2024"."""
    return period_words(starts_on, grain is Grain.WEEK)


def read_period(text: str, *, as_week: bool = False) -> WrittenPeriod | None:
    """None: this is no month, week or date with a year. `as_week`: a number beside a year is a week, not a month."""
    tokens = _tokens(text)
    shape = "".join(_shape(token) for token in tokens)
    if shape.startswith("D"):
        shape, tokens = shape[1:], tokens[1:]
    try:
        return _read_shape(shape, tokens, as_week)
    except ValueError:  # 31 February, month 13, week 53 of a year with 52
        return None


def _tokens(text: str) -> list[str]:
    """The words and numbers; nothing where something else stands between them, as in "2024?"."""
    text = _TIME_OF_DAY.sub("", text.strip().casefold())
    if _SEPARATORS.sub("", _TOKEN.sub("", text)):
        return []
    return [word for word in _TOKEN.findall(text) if word != "van"]


def _shape(token: str) -> str:
    """One letter: Y year, n number, L 202401, E 20240101, M month name, K "maand", W "week", D day name, ? unknown."""
    if token.isdigit():
        return {1: "n", 2: "n", 4: "Y", 6: "L", 8: "E"}.get(len(token), "?")
    for letter, words in (("M", _MONTH_NUMBERS), ("W", _WEEK_WORDS), ("K", _MONTH_WORDS), ("D", _DAY_WORDS)):
        if token in words:
            return letter
    return "?"


def _read_shape(shape: str, tokens: list[str], as_week: bool) -> WrittenPeriod | None:
    if shape in ("L", "E"):
        word = tokens[0]
        split = [word[:4], word[4:]] if shape == "L" else [word[:4], word[4:6], word[6:]]
        return _read_shape("Yn" if shape == "L" else "Ynn", split, as_week)
    if place := _DAY_SHAPES.get(shape):
        return WrittenPeriod(None, _day(*(tokens[index] for index in place)))
    if place := _WEEK_SHAPES.get(shape):
        return _week(*(tokens[index] for index in place))
    if place := _MONTH_SHAPES.get(shape):
        read = _week if as_week and shape in ("nY", "Yn") else _month
        return read(*(tokens[index] for index in place))
    return None


def _day(year: str, month: str, day: str) -> date:
    return date(_year(year), _month_number(month), int(day))


def _month(year: str, month: str) -> WrittenPeriod:
    return WrittenPeriod(Grain.MONTH, date(_year(year), _month_number(month), 1))


def _week(year: str, week: str) -> WrittenPeriod:
    return WrittenPeriod(Grain.WEEK, date.fromisocalendar(_year(year), int(week), 1))


def _month_number(word: str) -> int:
    return _MONTH_NUMBERS[word] if word in _MONTH_NUMBERS else int(word)


def _year(word: str) -> int:
    year = int(word) + (2000 if len(word) == 2 else 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError
    return year
