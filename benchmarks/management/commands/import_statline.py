"""Import figures from a StatLine table that someone downloaded."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from benchmarks.checks import map_mistakes
from benchmarks.selectors import catalogue
from benchmarks.services.reference_figures import import_figures
from benchmarks.statline import Table, collect_figures, read_rows
from benchmarks.statline_map import StatlineError, TableMap, read_map


class Command(BaseCommand):
    help = "Leest referentiecijfers uit een gedownloade StatLine-tabel (JSON of CSV); docs/statline.md legt het uit."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="de tabel: JSON met value, of CSV")
        parser.add_argument("--map", type=Path, required=True, help="TOML-bestand dat de kolommen uitlegt")
        parser.add_argument("--measure", default="", help="alleen deze maat (slug)")
        parser.add_argument("--by", default="beheer", help="wie dit invoert; staat bij de cijfers")
        parser.add_argument("--dry-run", action="store_true", help="toon wat er zou gebeuren, bewaar niets")

    def handle(self, **options):
        try:
            table_map, table = _read(options)
        except StatlineError as error:
            raise CommandError(f"Niets ingelezen. {error}", returncode=2) from None
        if options["dry_run"]:
            self._print_figures(table)
            self.stdout.write("Proef: er is niets bewaard.")
        else:
            figures, by = table.figures, options["by"]
            count = import_figures(figures, table=table_map.table, by=by, at=timezone.now())
            self.stdout.write(f"{count.created} cijfers nieuw, {count.updated} bijgewerkt.")
        self.stdout.write(f"{table.unknown} cellen onbekend, {table.left_out} rijen buiten de map.")

    def _print_figures(self, table: Table):
        measures = {measure.slug: measure for measure in catalogue()}
        for slug, figure in table.figures:
            self.stdout.write(f"{slug} | {figure.place} | {figure.when} | {measures[slug].amount(figure.value)}")


def _read(options: dict) -> tuple[TableMap, Table]:
    table_map = read_map(options["map"])
    mistake = next(map_mistakes(table_map, {measure.slug: measure for measure in catalogue()}), None)
    if mistake:
        raise StatlineError(mistake)
    if options["measure"] and options["measure"] not in {value.measure for value in table_map.values}:
        raise StatlineError(f"de map heeft geen kolom voor {options['measure']}")
    return table_map, collect_figures(read_rows(options["file"], table_map), table_map, measure=options["measure"])
