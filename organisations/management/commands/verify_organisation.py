"""Record that the platform checked who an employer is, so that its scores may count in benchmarks."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisations.models import Organisation
from organisations.services.organisations import verify_organisation


class Command(BaseCommand):
    help = "Leg vast dat deze organisatie is gecontroleerd; haar scores mogen dan meetellen in vergelijkingen."

    def add_arguments(self, parser):
        parser.add_argument("kvk", help="KvK-nummer van de organisatie")

    def handle(self, *args, kvk, **options):
        organisation = Organisation.objects.filter(kvk=kvk).first()
        if organisation is None:
            raise CommandError(f"Er is geen organisatie met KvK-nummer {kvk}.", returncode=2)
        if organisation.verified_at:
            raise CommandError(
                f"{organisation.name} was al gecontroleerd op {organisation.verified_at:%d-%m-%Y}.", returncode=2
            )
        verify_organisation(organisation, by=None, at=timezone.now())
        self.stdout.write(f"{organisation.name} is gecontroleerd.")
