"""Check all fixed reports: their bytes against their SHA-256, and both against the trail."""

from django.core.management.base import BaseCommand, CommandError

from reports.fixed_documents import broken_documents
from reports.models import FixedDocument


class Command(BaseCommand):
    help = "Controleert of elk vastgesteld jaarrapport, met gegevens en addendum, nog is wat er is vastgesteld."

    def handle(self, **options):
        broken = list(broken_documents())
        for words in broken:
            self.stderr.write(words)
        if broken:
            raise CommandError(f"{len(broken)} vastgestelde documenten kloppen niet.")
        self.stdout.write(f"{FixedDocument.objects.count()} vastgestelde documenten, alle kloppen.")
