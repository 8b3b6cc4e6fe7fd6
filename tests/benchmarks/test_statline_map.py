"""The TOML file that explains a table."""

from decimal import Decimal

import pytest

from benchmarks.catalogue import Certainty
from benchmarks.catalogue_files import CONTENT
from benchmarks.statline_map import StatlineError, TableMap, ValueColumn, read_map
from organisations.sbi import Scheme

MAP = """
table = "83130NED"
source = "CBS StatLine 83130NED"
url = "https://www.cbs.nl/83130NED"
scheme = "sbi2008"
decimal = "."
from_year = 2019

[columns]
sector = "Bedrijfstak"
period = "Perioden"

[only]
Marges = "MW00000"

[sectors]
T001081 = "NL"
301000 = "A"

[[value]]
measure = "ziekteverzuim"
column = "Verzuim_1"
unit = "%"
periods = "JJ"
factor = 0.1
certainty = "afgerond"
note = "Door ons omgerekend."
"""


def read(tmp_path, text):
    path = tmp_path / "map.toml"
    path.write_text(text, "utf-8")
    return read_map(path)


def test_read_map_reads_every_key(tmp_path):
    assert read(tmp_path, MAP) == TableMap(
        table="83130NED",
        source="CBS StatLine 83130NED",
        url="https://www.cbs.nl/83130NED",
        scheme=Scheme.SBI_2008,
        sector_column="Bedrijfstak",
        period_column="Perioden",
        sectors={"T001081": "NL", "301000": "A"},
        values=(
            ValueColumn(
                measure="ziekteverzuim",
                column="Verzuim_1",
                unit="%",
                periods="JJ",
                factor=Decimal("0.1"),
                certainty=Certainty.ROUNDED,
                note="Door ons omgerekend.",
            ),
        ),
        only={"Marges": "MW00000"},
        decimal=".",
        from_year=2019,
    )


@pytest.mark.parametrize("path", sorted((CONTENT / "statline").glob("*.toml")), ids=lambda path: path.stem)
def test_every_map_we_ship_can_be_read_and_knows_each_section_once(path):
    sectors = list(read_map(path).sectors.values())
    assert sorted(sectors) == sorted(set(sectors))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[columns]", "[kolommen]", "map.toml: onbekende sleutel: kolommen"),
        ('table = "83130NED"', "", "map.toml: ontbreekt: table"),
        ('period = "Perioden"', "", "map.toml: [columns]: ontbreekt: period"),
        ('scheme = "sbi2008"', 'scheme = "nace"', "map.toml: scheme is een van sbi2008, sbi2025, niet nace"),
        ('decimal = "."', 'decimal = "·"', 'map.toml: decimal is "," of "."'),
        ('"A"', '"Z"', "map.toml: [sectors]: geen sectieletter of NL: 301000 = Z"),
        ('"JJ"', '"MM"', 'map.toml: [[value]]: periods is "JJ" (jaren) of "KW" (kwartalen)'),
        (
            '"afgerond"',
            '"geschat"',
            "map.toml: [[value]]: certainty is een van exact, afgerond, samenvatting, niet geschat",
        ),
        ('unit = "%"', "", "map.toml: [[value]]: ontbreekt: unit"),
        ("from_year = 2019", 'from_year = "2019"', "map.toml: verkeerd soort waarde: from_year"),
        ("factor = 0.1", 'factor = "tien"', "map.toml: [[value]]: verkeerd soort waarde: factor"),
        ("[only]", "[only", "map.toml: geen geldige TOML: Expected ']' at the end of a table declaration"),
    ],
)
def test_read_map_says_what_is_wrong(tmp_path, old, new, message):
    with pytest.raises(StatlineError) as caught:
        read(tmp_path, MAP.replace(old, new, 1))
    assert str(caught.value).startswith(message)


def test_read_map_refuses_values_that_are_no_tables(tmp_path):
    with pytest.raises(StatlineError, match=r"^map\.toml: \[\[value\]\]: hier hoort een tabel met sleutels$"):
        read(tmp_path, "value = [5]\n" + MAP.partition("[[value]]")[0])


def test_read_map_knows_the_letters_of_its_own_scheme(tmp_path):
    text = MAP.replace("sbi2008", "sbi2025").replace('"A"', '"V"')
    assert read(tmp_path, text).sectors == {"T001081": "NL", "301000": "V"}


def test_read_map_says_that_a_file_is_missing(tmp_path):
    with pytest.raises(StatlineError, match="dit bestand ontbreekt"):
        read_map(tmp_path / "weg.toml")
