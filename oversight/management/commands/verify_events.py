"""Check the trails: that no event was changed, removed, put in between or put in another place since it was written."""

from collections.abc import Iterator
from itertools import chain

from django.core.management.base import BaseCommand, CommandError

from organisations.events import trail_of
from organisations.models import Organisation, SectorFund
from oversight.trail_checks import trail_fault


class Command(BaseCommand):
    help = "Controleert of elk spoor van gebeurtenissen nog heel is; noemt anders de eerste plaats waar het breekt."

    def add_arguments(self, parser):
        parser.add_argument("spoor", nargs="*", help="KvK-nummers en slugs van fondsen; leeg: alle sporen")

    def handle(self, *args, spoor, **options):
        checked = broken = 0
        for subject in _named(spoor) if spoor else _everyone():
            checked += 1
            if fault := trail_fault(subject):
                broken += 1
                self.stderr.write(f"{trail_of(subject)}: {fault}")
            elif spoor:
                self.stdout.write(f"{trail_of(subject)}: heel, {subject.trail_length} gebeurtenissen")
        if broken:
            raise CommandError(f"{broken} van {checked} sporen zijn niet meer zoals ze zijn geschreven.", returncode=1)
        self.stdout.write(f"{checked} sporen gecontroleerd, alle zijn heel.")


def _everyone() -> Iterator[Organisation | SectorFund]:
    """By number only at first, so that every row is read when its turn comes."""
    for model in (Organisation, SectorFund):
        for number in model.objects.order_by("id").values_list("pk", flat=True).iterator():
            yield from model.objects.filter(pk=number)


def _named(names: list[str]) -> list[Organisation | SectorFund]:
    found = {}
    for subject in chain(Organisation.objects.filter(kvk__in=names), SectorFund.objects.filter(slug__in=names)):
        found[subject.kvk if isinstance(subject, Organisation) else subject.slug] = subject
    unknown = [name for name in names if name not in found]
    if unknown:
        raise CommandError(f"Er is geen werkgever of fonds met de naam {', '.join(unknown)}.", returncode=2)
    return [found[name] for name in dict.fromkeys(names)]
