"""Reading downloaded tables, and refusing broken ones with row and column."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.catalogue import Certainty, Figure
from benchmarks.statline import Row, Table, collect_figures, read_rows
from benchmarks.statline_map import StatlineError, TableMap, ValueColumn
from organisations.sbi import Scheme

SOURCE, URL = "CBS StatLine 80072ned", "https://www.cbs.nl/80072ned"
YEARLY = ValueColumn(measure="verzuim", column="Verzuim_1", unit="%", periods="JJ")
QUARTERLY = ValueColumn(measure="verzuim-per-kwartaal", column="Verzuim_1", unit="%", periods="KW")


def table_map(*values, **changes):
    given_map = {
        "table": "80072ned",
        "source": SOURCE,
        "url": URL,
        "scheme": Scheme.SBI_2008,
        "sector_column": "Bedrijfstak",
        "period_column": "Perioden",
        "sectors": {"T001081": "NL", "301000": "A", "C Industrie": "C"},
        "values": values or (YEARLY, QUARTERLY),
        "only": {},
        **changes,
    }
    return TableMap(**given_map)


def row(sector="T001081", period="2023JJ00", value=Decimal("5.1"), number=1, **cells):
    return Row(number, {"Bedrijfstak": sector, "Perioden": period, "Verzuim_1": value, **cells})


def expected(value, section="", year=2023, **changes):
    given_figure = {"certainty": Certainty.EXACT, "scheme": Scheme.SBI_2008 if section else None, **changes}
    return Figure(value=Decimal(value), year=year, source=SOURCE, url=URL, section=section, **given_figure)


def write(tmp_path, text, name="tabel.json"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def refusal(rows, given_map=None):
    with pytest.raises(StatlineError) as caught:
        collect_figures(rows, given_map or table_map())
    return str(caught.value)


def test_collect_figures_splits_years_and_quarters_over_their_measures():
    rows = [row(), row("301000 ", "2023KW03", Decimal("3.3")), row("C Industrie", "2022 1e kwartaal", Decimal("5.9"))]
    assert collect_figures(rows, table_map()) == Table(
        figures=(
            ("verzuim", expected("5.1")),
            ("verzuim-per-kwartaal", expected("3.3", "A", quarter=3)),
            ("verzuim-per-kwartaal", expected("5.9", "C", year=2022, quarter=1)),
        ),
        unknown=0,
        left_out=0,
    )


def test_collect_figures_can_keep_to_one_measure():
    rows = [row(), row(period="2023KW03")]
    assert collect_figures(rows, table_map(), measure="verzuim") == Table((("verzuim", expected("5.1")),), 0, 1)


def test_collect_figures_counts_unknown_cells_and_never_makes_them_zero():
    unknown = [row(period=f"{2000 + n}JJ00", value=value) for n, value in enumerate([None, "", " .", "-", "x"])]
    assert collect_figures([*unknown, row()], table_map()) == Table((("verzuim", expected("5.1")),), 5, 0)


def test_collect_figures_leaves_out_other_rows():
    given_map = table_map(only={"Marges": "MW00000"}, from_year=2020)
    kept = row(Marges="MW00000")
    bound, old, other = row(Marges="MW00001"), row(period="2019JJ00", Marges="MW00000"), row("307610", Marges="MW00000")
    assert collect_figures([bound, old, other, kept], given_map) == Table((("verzuim", expected("5.1")),), 0, 3)


def test_collect_figures_marks_provisional_figures():
    given_map = table_map(ValueColumn(measure="verzuim", column="Verzuim_1", unit="%", periods="JJ", note="Zelf."))
    found = collect_figures([row(period="2023*")], given_map).figures
    assert found == (("verzuim", expected("5.1", note="Voorlopig cijfer. Zelf.")),)


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [("5,10", ",", "5.10"), ("5.1", ".", "5.1"), (" 5 ", ",", "5"), ("-0,3", ",", "-0.3"), (5, ",", "5")],
)
def test_collect_figures_reads_numbers_as_written(cell, decimal, value):
    found = collect_figures([row(value=cell)], table_map(decimal=decimal)).figures
    assert found == (("verzuim", expected(value)),)


def test_collect_figures_turns_the_tables_unit_into_the_measures():
    given_map = table_map(ValueColumn("banen", "Verzuim_1", "banen", "JJ", factor=Decimal(1000)))
    assert collect_figures([row(value=Decimal("8.5"))], given_map).figures[0][1].value == 8500


@pytest.mark.parametrize("cell", ["1.756", "5,1,2", "vijf", "1e3", "٥", True, [5], {"a": 1}])
def test_collect_figures_refuses_what_is_no_number(cell):
    assert refusal([row(value=cell, number=7)]) == f"rij 7, kolom Verzuim_1: geen getal: {cell}"


@pytest.mark.parametrize("cell", [Decimal("1E+9"), Decimal("0.00001"), 10**12])
def test_collect_figures_refuses_numbers_that_do_not_fit(cell):
    assert refusal([row(value=cell)]) == f"rij 1, kolom Verzuim_1: te groot of te veel decimalen: {cell}"


@pytest.mark.parametrize("period", ["2023MM01", "2023KW05", "23", "", "2023 5e kwartaal"])
def test_collect_figures_refuses_an_unknown_period(period):
    assert refusal([row(period=period, number=3)]) == f"rij 3, kolom Perioden: onbekende periode: {period}"


def test_collect_figures_refuses_the_same_figure_twice():
    again = row(value=Decimal("5.2"), number=2)
    assert refusal([row(), again]) == "rij 2, kolom Verzuim_1: dit cijfer stond al in een eerdere rij"


def test_collect_figures_refuses_a_table_without_any_fitting_figure():
    assert refusal([row("999999")]).startswith("geen enkel cijfer past bij de map")


CSV = "ID;Bedrijfstak;Perioden;Verzuim_1\n0;T001081;2023JJ00;5,1\n1;301000;2023JJ00;.\n"


def test_read_rows_reads_csv_with_semicolons_and_a_byte_order_mark(tmp_path):
    rows = read_rows(write(tmp_path, "\ufeff" + CSV, "tabel.csv"), table_map())
    assert rows == [
        Row(2, {"ID": "0", "Bedrijfstak": "T001081", "Perioden": "2023JJ00", "Verzuim_1": "5,1"}),
        Row(3, {"ID": "1", "Bedrijfstak": "301000", "Perioden": "2023JJ00", "Verzuim_1": "."}),
    ]
    assert collect_figures(rows, table_map()) == Table((("verzuim", expected("5.1")),), 1, 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "tabel: geen rijen met cijfers"),
        ('{"value": []}', "tabel: geen rijen met cijfers"),
        ('{"value": [', "geen geldige JSON"),
        ('{"value": [{"Verzuim_1": NaN}]}', "geen geldige JSON: NaN is geen getal"),
        ('{"value": {"a": 1}}', 'geen CBS-tabel: "value" met een lijst van rijen ontbreekt'),
        ('{"d": 1}', 'geen CBS-tabel: "value" met een lijst van rijen ontbreekt'),
        ('{"value": [{}], "odata.nextLink": "x"}', "het bestand is niet compleet"),
        ('{"value": [{"Perioden": "2023JJ00"}]}', "rij 1: kolom ontbreekt: Bedrijfstak, Verzuim_1"),
        ("Bedrijfstak;Perioden\nA;2023\n", "rij 2: kolom ontbreekt: Verzuim_1"),
        (CSV + "2;C Industrie\n", "rij 4: niet evenveel cellen als de eerste rij"),
        (CSV + "2;C Industrie;2023JJ00;5,1;6\n", "rij 4: niet evenveel cellen als de eerste rij"),
        (CSV + '2;"C" Industrie;2023JJ00;5,1\n', "rij 4: geen geldige CSV"),
    ],
)
def test_read_rows_says_what_is_wrong(tmp_path, text, message):
    with pytest.raises(StatlineError) as caught:
        read_rows(write(tmp_path, text, "tabel"), table_map())
    assert str(caught.value).startswith(message)


def test_read_rows_refuses_a_missing_file_and_another_encoding(tmp_path):
    with pytest.raises(StatlineError, match="niet te lezen"):
        read_rows(tmp_path / "weg.json", table_map())
    latin = tmp_path / "latin.csv"
    latin.write_bytes("Bedrijfstak;Financi\xeble".encode("latin-1"))
    with pytest.raises(StatlineError, match=r"^latin\.csv: geen UTF-8$"):
        read_rows(latin, table_map())


cells = st.lists(
    st.tuples(
        st.sampled_from(["T001081", "301000", "C Industrie", "307610"]),
        st.sampled_from(["2019JJ00", "2023JJ00", "2023KW02", "2024KW04"]),
        st.none() | st.decimals(0, 1000, places=1),
    ),
    min_size=1,
    max_size=16,
    unique_by=lambda cell: cell[:2],
)


@given(cells)
def test_json_and_both_kinds_of_csv_give_the_same_table(tmp_path_factory, given_cells):
    folder = tmp_path_factory.mktemp("tabel")
    records = [{"Bedrijfstak": s, "Perioden": p, "Verzuim_1": v} for s, p, v in given_cells]
    texts = {
        "tabel.json": json.dumps({"value": records}, default=float),
        "punt.csv": csv_text(records, ";", ","),
        "komma.csv": csv_text(records, ",", "."),
    }
    outcomes = [outcome(write(folder, text, name), name) for name, text in texts.items()]
    assert outcomes[0] == outcomes[1] == outcomes[2]


def csv_text(records, delimiter, decimal):
    lines = [delimiter.join(records[0])]
    for record in records:
        value = "." if record["Verzuim_1"] is None else str(record["Verzuim_1"]).replace(".", decimal)
        lines.append(delimiter.join([record["Bedrijfstak"], record["Perioden"], value]))
    return "\n".join(lines)


def outcome(path, name):
    given_map = table_map(decimal="." if name == "komma.csv" else ",")
    try:
        return collect_figures(read_rows(path, given_map), given_map)
    except StatlineError as error:
        return str(error)
