"""Make a sector fund with its first manager, who gets a mailed link to begin with."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import transaction
from django.utils import timezone

from organisations.mail import send_fund_invitation
from organisations.services.funds import FundExistsError, add_manager, create_fund

# In addresses this word stands for the platform, where other addresses have a fund.
RESERVED = "platform"


class Command(BaseCommand):
    help = "Maak een sectorfonds met een eerste beheerder; die krijgt een mail met een link om te beginnen."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="het fonds in een webadres, bijvoorbeeld oo-metaal")
        parser.add_argument("naam", help="de naam van het fonds")
        parser.add_argument("email", help="e-mailadres van de eerste beheerder")

    def handle(self, *args, slug, naam, email, **options):
        self._check(slug, email)
        try:
            manager = self._create(slug, naam, email)
        except FundExistsError as error:
            raise CommandError(f"Er is al een fonds met de slug {slug}.", returncode=2) from error
        self.stdout.write(f"{manager.fund} is gemaakt.")
        if not send_fund_invitation(manager):
            raise CommandError(
                f"De mail aan {email} kon niet worden verstuurd. De beheerder kan zelf beginnen met "
                "“Wachtwoord vergeten” op de inlogpagina.",
                returncode=1,
            )

    def _check(self, slug: str, email: str) -> None:
        try:
            validate_slug(slug)
            validate_email(email)
        except ValidationError as error:
            raise CommandError(error.messages[0], returncode=2) from error
        if slug == RESERVED:
            raise CommandError(f"De slug {RESERVED} is al in gebruik voor iets anders.", returncode=2)

    @transaction.atomic
    def _create(self, slug: str, name: str, email: str):
        now = timezone.now()
        fund = create_fund(slug, name, by=None, at=now)
        return add_manager(fund, email, by=None, at=now)
