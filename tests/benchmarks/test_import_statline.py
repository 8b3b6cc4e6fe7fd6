"""The command that reads a downloaded StatLine table."""

import json

import pytest
from django.core.management import CommandError, call_command

from benchmarks.catalogue_files import CONTENT
from benchmarks.models import ReferenceFigure

pytestmark = pytest.mark.django_db
MAP = CONTENT / "statline" / "80072ned.toml"
ROWS = [
    {"ID": 0, "BedrijfskenmerkenSBI2008": "T001081", "Perioden": "2025JJ00", "Ziekteverzuimpercentage_1": 5.4},
    {"ID": 1, "BedrijfskenmerkenSBI2008": "307500 ", "Perioden": "2025JJ00", "Ziekteverzuimpercentage_1": 6.0},
    {"ID": 2, "BedrijfskenmerkenSBI2008": "307500 ", "Perioden": "2025KW04", "Ziekteverzuimpercentage_1": 6.4},
    {"ID": 3, "BedrijfskenmerkenSBI2008": "301000 ", "Perioden": "2025KW04", "Ziekteverzuimpercentage_1": None},
    {"ID": 4, "BedrijfskenmerkenSBI2008": "307610 ", "Perioden": "2025KW04", "Ziekteverzuimpercentage_1": 6.2},
    {"ID": 5, "BedrijfskenmerkenSBI2008": "T001081", "Perioden": "1996KW01", "Ziekteverzuimpercentage_1": 5.5},
]


@pytest.fixture
def run(tmp_path, capsys):
    def run_command(*arguments, rows=ROWS, map_path=MAP):
        path = tmp_path / "TypedDataSet.json"
        path.write_text(json.dumps({"odata.metadata": "x", "value": rows}), "utf-8")
        call_command("import_statline", str(path), "--map", str(map_path), *arguments)
        return capsys.readouterr().out

    return run_command


def stored():
    rows = ReferenceFigure.objects.order_by("measure", "section")
    return [(row.measure, row.section, row.year, row.quarter, row.figure.text) for row in rows]


def test_import_statline_stores_the_table_and_counts(run):
    assert run("--by", "M. de Vries") == "3 cijfers nieuw, 0 bijgewerkt.\n1 cellen onbekend, 2 rijen buiten de map.\n"
    assert stored() == [
        ("ziekteverzuim", "", 2025, None, "5,4"),
        ("ziekteverzuim", "C", 2025, None, "6,0"),
        ("ziekteverzuim-per-kwartaal", "C", 2025, 4, "6,4"),
    ]
    assert set(ReferenceFigure.objects.values_list("imported_by", "table")) == {("M. de Vries", "80072ned")}


def test_import_statline_again_updates(run):
    run()
    changed = [{**ROWS[0], "Ziekteverzuimpercentage_1": 5.3}, *ROWS[1:]]
    assert run(rows=changed).startswith("0 cijfers nieuw, 3 bijgewerkt.")
    assert stored()[0] == ("ziekteverzuim", "", 2025, None, "5,3")


def test_import_statline_can_keep_to_one_measure(run):
    run("--measure", "ziekteverzuim")
    assert {row[0] for row in stored()} == {"ziekteverzuim"}


def test_import_statline_dry_run_prints_and_stores_nothing(run):
    assert run("--dry-run") == (
        "ziekteverzuim | Nederland | 2025 | 5,4% van de beschikbare dagen\n"
        "ziekteverzuim | Industrie (SBI C) | 2025 | 6,0% van de beschikbare dagen\n"
        "ziekteverzuim-per-kwartaal | Industrie (SBI C) | vierde kwartaal 2025 | 6,4% van de beschikbare dagen\n"
        "Proef: er is niets bewaard.\n"
        "1 cellen onbekend, 2 rijen buiten de map.\n"
    )
    assert stored() == []


def refusal(run, *arguments, **options):
    with pytest.raises(CommandError) as caught:
        run(*arguments, **options)
    return caught.value.returncode, str(caught.value)


def test_import_statline_stops_with_row_and_column_and_stores_nothing(run):
    wrong = [*ROWS, {**ROWS[0], "Perioden": "2024JJ00", "Ziekteverzuimpercentage_1": "vijf"}]
    assert refusal(run, rows=wrong) == (
        2,
        "Niets ingelezen. rij 7, kolom Ziekteverzuimpercentage_1: geen getal: vijf",
    )
    assert stored() == []


def test_import_statline_refuses_a_map_that_does_not_fit_the_measures(run, tmp_path):
    map_path = tmp_path / "map.toml"
    map_path.write_text(MAP.read_text("utf-8").replace("% van de beschikbare dagen", "promille"), "utf-8")
    assert refusal(run, map_path=map_path) == (
        2,
        "Niets ingelezen. map voor 80072ned: ziekteverzuim: de eenheid is % van de beschikbare dagen, niet promille",
    )


def test_import_statline_refuses_a_measure_that_is_not_in_the_map(run):
    assert refusal(run, "--measure", "flexibele-arbeidsrelatie") == (
        2,
        "Niets ingelezen. de map heeft geen kolom voor flexibele-arbeidsrelatie",
    )
