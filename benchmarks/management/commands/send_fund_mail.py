"""Send the invitations and reminders of funds that still wait; meant to run every few minutes."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from benchmarks.mail import send_waiting_mail


class Command(BaseCommand):
    help = "Verstuur de uitnodigingen en herinneringen van fondsen die nog wachten."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=1000, help="hoeveel mails hooguit (standaard 1000)")

    def handle(self, *args, limit, **options):
        sent = send_waiting_mail(limit, at=timezone.now())
        self.stdout.write(f"{sent} {'mail' if sent == 1 else 'mails'} verstuurd.")
