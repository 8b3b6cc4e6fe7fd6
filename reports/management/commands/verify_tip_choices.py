"""Check the seal of all published tip choices: that no row of them was changed since."""

from django.core.management.base import BaseCommand, CommandError
from django.db.models import F

from benchmarks.models import StoredPublication
from reports.services.tip_choices import seal_of_choices
from reports.tip_choice_selectors import choices_of


class Command(BaseCommand):
    help = "Controleert van elke publicatie van een fonds of de gekozen tips nog zijn wat er is gepubliceerd."

    def handle(self, **options):
        of_funds = StoredPublication.objects.filter(fund__isnull=False, is_correction=False).select_related("fund")
        stored = of_funds.annotate(sealed=F("tip_choice_seal__content_hash")).order_by("published_at", "id")
        broken = [each for each in stored if each.sealed != seal_of_choices(each, choices_of(each))]
        for publication in broken:
            self.stderr.write(f"{publication}: het zegel van de gekozen tips klopt niet")
        if broken:
            raise CommandError(f"Van {len(broken)} van {len(stored)} publicaties zijn de gekozen tips veranderd.")
        self.stdout.write(f"{len(stored)} publicaties, alle zegels van gekozen tips kloppen.")
