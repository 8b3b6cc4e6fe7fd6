"""`manage.py apply_retention`: clear what was kept long enough; meant to run every night."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from oversight.services.retaining import apply_retention, count_due


class Command(BaseCommand):
    help = "Wist persoonsgegevens waarvan de bewaartermijn voorbij is."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="alleen tellen, niets veranderen")

    def handle(self, *, dry_run, **options):
        now = timezone.now()
        for cleared in count_due(at=now) if dry_run else apply_retention(by=None, at=now):
            self.stdout.write(f"{cleared.count:>6}  {cleared.what} ({cleared.period})")
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets veranderd.")
