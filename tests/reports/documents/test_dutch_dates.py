from datetime import date

from reports.documents.dutch_dates import date_text


def test_date_in_words():
    assert [date_text(date(2026, 1, 3)), date_text(date(2027, 12, 31))] == ["3 januari 2026", "31 december 2027"]
