"""Import answers from a file, or print an empty one to fill in."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.answer_file_example import write_example
from assessments.answer_files import AnswerFileError, load_answer_file
from assessments.answer_import import import_answer_file
from assessments.edition_files import editions, load_edition
from assessments.responses import Route
from assessments.services.life_cycle import route_for
from organisations.models import SizeClass


class Command(BaseCommand):
    help = "Leest antwoorden uit een TOML- of JSON-bestand, helemaal of niet; docs/command-line.md legt het uit."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, nargs="?", help="het bestand, .toml of .json")
        parser.add_argument("--example", action="store_true", help="schrijf een leeg bestand met uitleg naar stdout")
        parser.add_argument(
            "--size", choices=SizeClass.values, default=SizeClass.MEDIUM, help="grootte in het voorbeeld"
        )
        parser.add_argument("--route", choices=list(Route), default=Route.FULL, help="route in het voorbeeld")

    def handle(self, **options):
        if options["example"]:
            route = route_for(options["size"], Route(options["route"]))
            self.stdout.write(write_example(load_edition(editions()[-1]), str(options["size"]), route))
        elif options["file"] is None:
            raise CommandError("Noem een bestand, of vraag met --example een leeg bestand.", returncode=2)
        else:
            self._import(options["file"])

    def _import(self, path: Path):
        try:
            imported = import_answer_file(load_answer_file(path), by=None, at=timezone.now())
        except AnswerFileError as error:
            raise CommandError(f"Niets ingelezen uit {path.name}.\n{error}", returncode=2) from None
        assessment = imported.assessment
        self.stdout.write(
            f"{assessment.organisation} ({assessment.organisation.kvk}), {assessment.year}: "
            f"{imported.answer_count} antwoorden ingelezen, {imported.open_count} vragen open, {assessment.status}."
        )
