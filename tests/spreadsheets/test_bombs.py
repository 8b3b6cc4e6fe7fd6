"""A corpus of files that attack their reader: each is refused with a message that says what to do."""

from io import BytesIO

import pytest

from spreadsheets.reading import read_table
from spreadsheets.table import SpreadsheetError
from tests.spreadsheets.bombs import CSV_BOMBS, XLSX_BOMBS

CORPUS = [
    pytest.param(make, f"bestand.{kind}", words, id=make.__name__)
    for bombs, kind in ((XLSX_BOMBS, "xlsx"), (CSV_BOMBS, "csv"))
    for make, words in bombs
]


@pytest.mark.parametrize(("make", "name", "words"), CORPUS)
def test_bomb_is_refused_with_advice(make, name, words):
    with pytest.raises(SpreadsheetError) as refusal:
        read_table(BytesIO(make()), name, clock=lambda: 0.0)  # refused for what it is, not for the time it takes
    assert words in str(refusal.value)
    assert str(refusal.value).endswith(".")
