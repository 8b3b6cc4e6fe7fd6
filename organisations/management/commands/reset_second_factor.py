"""Help who lost phone, keys and recovery codes, after it was made sure in another way that it is them."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisations.models import User
from organisations.services.accounts import reset_second_factor


class Command(BaseCommand):
    help = "Remove every second factor of an account; its roles ask for a new one at the next log-in."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email, **options):
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"There is no account with {email}.")
        reset_second_factor(user, by=None, at=timezone.now())
        self.stdout.write(f"Removed. {user.email} sets up a second factor after logging in with the password.")
