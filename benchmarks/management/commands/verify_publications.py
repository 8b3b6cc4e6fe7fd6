"""Check the seal of every publication: that no row of it was changed since."""

from django.core.management.base import BaseCommand, CommandError

from benchmarks.models import StoredPublication
from benchmarks.publication_selectors import cells_of
from benchmarks.services.publications import seal_of


class Command(BaseCommand):
    help = "Controleert van elke publicatie of haar cellen nog zijn wat er is gepubliceerd."

    def handle(self, **options):
        stored = StoredPublication.objects.select_related("fund", "previous").order_by("published_at", "id")
        broken = [
            publication
            for publication in stored
            if seal_of(publication, cells_of(publication)) != publication.content_hash
        ]
        for publication in broken:
            self.stderr.write(f"{publication}: het zegel klopt niet")
        if broken:
            raise CommandError(f"{len(broken)} van {stored.count()} publicaties zijn veranderd sinds ze zijn gemaakt.")
        self.stdout.write(f"{stored.count()} publicaties, alle zegels kloppen.")
