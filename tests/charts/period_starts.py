"""The first days of periods in a row."""

from datetime import date, timedelta


def months(count: int, year: int = 2024, month: int = 1) -> list[date]:
    places = range(month - 1, month - 1 + count)
    return [date(year + place // 12, place % 12 + 1, 1) for place in places]


def weeks(count: int, first: date = date(2024, 1, 1)) -> list[date]:
    return [first + timedelta(days=7 * place) for place in range(count)]
