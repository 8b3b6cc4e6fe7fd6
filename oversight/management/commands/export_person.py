"""`manage.py export_person`: write everything about the person with this mail address to a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from oversight.persons import person_at
from oversight.services.exporting import ExportKind, export_person
from reports.pdf import PdfError

READABLE_BY_OWNER = 0o600


class Command(BaseCommand):
    help = "Schrijft alles wat over iemand wordt bewaard naar een bestand, voor een verzoek om inzage."

    def add_arguments(self, parser):
        parser.add_argument("email", help="mailadres; ook van iemand zonder account")
        parser.add_argument("--kind", choices=list(ExportKind), default=ExportKind.JSON, help="json of pdf")
        parser.add_argument("--out", required=True, type=Path, metavar="BESTAND")

    def handle(self, *, email, kind, out, **options):
        if not out.resolve().parent.is_dir():
            raise CommandError(f"De map {out.parent} bestaat niet. Maak die eerst.", returncode=2)
        try:
            content = export_person(person_at(email), ExportKind(kind), by=None, at=timezone.now())
        except PdfError as error:
            raise CommandError(f"De pdf kon niet worden gemaakt: {error}") from error
        out.touch(READABLE_BY_OWNER)
        out.write_bytes(content)
        self.stdout.write(f"{out} ({len(content) // 1024 + 1} kB)")
