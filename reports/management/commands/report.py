"""`manage.py report`: write the improvement plan or the annual report of one organisation and year to a PDF file."""

import os
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.models import Assessment
from organisations.models import Organisation
from reports.documents.export import DocumentKind, NotSubmittedError, export_document
from reports.pdf import PdfError

WRONG_INPUT = 2


class Command(BaseCommand):
    help = "Schrijft het verbeterplan of het jaarrapport van een organisatie over een jaar als pdf."

    def add_arguments(self, parser):
        parser.add_argument("--organisation", required=True, metavar="KVK", help="KvK-nummer, acht cijfers")
        parser.add_argument("--year", required=True, metavar="JAAR", help="verslagjaar, zoals 2026")
        parser.add_argument("--kind", required=True, metavar="SOORT", help=" of ".join(DocumentKind))
        parser.add_argument("--out", required=True, type=Path, metavar="BESTAND.pdf")

    def handle(self, *, organisation, year, kind, out, **options):
        if kind not in tuple(DocumentKind):
            raise _refusal(f"“{kind}” is geen soort document. Kies {' of '.join(DocumentKind)}.")
        assessment = _assessment(organisation, year)
        if not out.resolve().parent.is_dir():
            raise _refusal(f"De map {out.parent} bestaat niet. Maak die eerst, of kies een andere map.")
        try:
            pdf = export_document(DocumentKind(kind), assessment, by=None, at=timezone.now())
        except NotSubmittedError:
            raise _refusal(
                f"De vragenlijst over {year} is nog concept. Dien die eerst in; dan is er een {kind}."
            ) from None
        except PdfError as error:
            raise CommandError(f"De pdf kon niet worden gemaakt: {error}") from error
        _write_whole(out, pdf)
        self.stdout.write(f"{out} ({len(pdf) // 1024} kB)")


def _assessment(kvk: str, year: str) -> Assessment:
    if not year.isdecimal():
        raise _refusal(f"“{year}” is geen jaar. Schrijf het met vier cijfers, zoals 2026.")
    if not Organisation.objects.filter(kvk=kvk).exists():
        raise _refusal(f"Er is geen organisatie met KvK-nummer {kvk}.")
    assessment = Assessment.objects.select_related("organisation").filter(organisation__kvk=kvk, year=year).first()
    if assessment is None:
        raise _refusal(f"De organisatie met KvK-nummer {kvk} heeft over {year} geen vragenlijst.")
    return assessment


def _refusal(message: str) -> CommandError:
    return CommandError(message, returncode=WRONG_INPUT)


def _write_whole(out: Path, content: bytes) -> None:
    """Beside the target first, then in its place at once: a full disk leaves no half file."""
    handle, name = tempfile.mkstemp(dir=out.resolve().parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(out)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise CommandError(f"{out} kon niet worden geschreven: {error}") from error
