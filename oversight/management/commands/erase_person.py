"""`manage.py erase_person`: erase everything about the person with this mail address, and print what was done."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from oversight.erasure import ErasureReport, ObstacleError
from oversight.persons import person_at
from oversight.services.erasing import erase_person, rehearse_erasure


class Command(BaseCommand):
    help = "Wist alles over wie dit mailadres heeft, en zegt wat er is gewist en wat blijft."

    def add_arguments(self, parser):
        parser.add_argument("email", help="mailadres; ook van iemand zonder account")
        parser.add_argument("--dry-run", action="store_true", help="alleen zeggen wat er zou gebeuren")

    def handle(self, *, email, dry_run, **options):
        person, now = person_at(email), timezone.now()
        try:
            report = rehearse_erasure(person, at=now) if dry_run else erase_person(person, by=None, at=now)
        except ObstacleError as error:
            raise CommandError(f"Er is niets gewist. {error}", returncode=2) from error
        if not report.erased:
            raise CommandError("Over dit mailadres is niets bewaard.", returncode=2)
        self._print(report)
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets veranderd.")

    def _print(self, report: ErasureReport) -> None:
        who = "iemand zonder account" if report.number is None else f"nummer {report.number}"
        self.stdout.write(f"Gewist: {who}, vastgelegd in {report.trails} sporen.")
        for erased in report.erased:
            self.stdout.write(f"{erased.count:>6}  {erased.what}: {erased.done}")
        self.stdout.write("Wat blijft:")
        for what, why in report.kept:
            self.stdout.write(f"  {what}: {why}")
        for place in report.files:
            self.stdout.write(f"  In het bestand bij {place} staat de naam of het adres: vraag de werkgever.")
