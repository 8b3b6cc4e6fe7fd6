"""Send the reminders of deadlines that are due; meant to run every day, and harmless when it runs more often."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports.council.reminder_mail import send_reminders


class Command(BaseCommand):
    help = "Verstuur de herinneringen aan de uiterste datum van een bespreking."

    def add_arguments(self, parser):
        parser.add_argument("--date", metavar="JJJJ-MM-DD", help="alsof het deze dag is (standaard vandaag)")

    def handle(self, *args, date, **options):
        sent = send_reminders(_day(date), at=timezone.now())
        self.stdout.write(f"{sent} {'herinnering' if sent == 1 else 'herinneringen'} verstuurd.")


def _day(text: str | None) -> date:
    if text is None:
        return timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f'"{text}" is geen datum. Schrijf een datum als 2026-04-13.', returncode=2) from None
