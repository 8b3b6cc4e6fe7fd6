"""Make a Flex Diagnose of a file with hours, and write it as JSON."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from assessments.flex_diagnose.capacity_file import CapacityFileError, load_capacity
from assessments.flex_diagnose.diagnosis import diagnose
from assessments.flex_diagnose.export import export_diagnosis
from assessments.flex_diagnose.layers import Capacity
from assessments.flex_diagnose.reading.need_table import NeedTable, NeedTableError, read_need
from assessments.flex_diagnose.series import NeedSeries
from spreadsheets.reading import read_table
from spreadsheets.table import SpreadsheetError


class Command(BaseCommand):
    help = "Maakt een Flex Diagnose van een bestand met uren; docs/flex_diagnose.md legt bestanden en velden uit."

    def add_arguments(self, parser):
        parser.add_argument("need", type=Path, metavar="NEED", help="uren per maand of week, .csv of .xlsx")
        parser.add_argument("--capacity", type=Path, metavar="TOML", help="wat de organisatie heeft, per laag")
        parser.add_argument("--days", type=int, choices=(5, 6, 7), default=5, help="werkdagen per week")
        parser.add_argument("--out", type=Path, required=True, metavar="JSON", help="waar het resultaat komt")

    def handle(self, **options):
        table = _read_need(options["need"])
        capacity = _read_capacity(options["capacity"])
        series = NeedSeries(table.grain, options["days"], table.periods)
        told = {"measure": table.measure_name or None, "notes": list(table.notes)}
        _write(options["out"], told | export_diagnosis(diagnose(series, capacity)))
        for note in table.notes:
            self.stdout.write(note)
        self.stdout.write(f"{len(table.periods)} perioden gelezen; het resultaat staat in {options['out'].name}.")


def _read_need(path: Path) -> NeedTable:
    try:
        with path.open("rb") as file:
            rows = [(row.number, row.cells) for row in read_table(file, path.name).rows]
        return read_need(rows, is_of_workbook=path.suffix.lower() == ".xlsx")
    except (NeedTableError, SpreadsheetError) as error:
        raise CommandError(f"{path.name} is niet gelezen.\n{error}", returncode=2) from None
    except OSError:
        raise CommandError(f"{path.name}: dit bestand kan niet worden gelezen.", returncode=2) from None


def _read_capacity(path: Path | None) -> Capacity | None:
    try:
        return path and load_capacity(path)
    except CapacityFileError as error:
        raise CommandError(f"{path.name} is niet gelezen.\n{error}", returncode=2) from None


def _write(path: Path, result: dict) -> None:
    try:
        path.write_text(json.dumps(result, indent=2, ensure_ascii=False, allow_nan=False) + "\n", "utf-8")
    except OSError:
        raise CommandError(f"{path.name}: hier kan niet worden geschreven.", returncode=2) from None
