"""Say who keeps the platform running: add someone, remove someone, or list them."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisations.models import User
from oversight.services.support import remove_staff


class Command(BaseCommand):
    help = "Wie mag, met een reden en voor even, meekijken bij een werkgever: toevoegen, weghalen of tonen."

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        what.add_parser("list", help="toon iedereen")
        for name, words in (("add", "voeg iemand toe"), ("remove", "haal iemand weg")):
            what.add_parser(name, help=words).add_argument("email", help="het e-mailadres van een account")

    def handle(self, *args, what, email="", **options):
        if what == "list":
            self._list()
        elif what == "add":
            self._add(_user(email))
        else:
            self._remove(_user(email))

    def _list(self) -> None:
        for user in User.objects.filter(is_platform_staff=True).order_by("email"):
            self.stdout.write(user.email)

    def _add(self, user: User) -> None:
        user.is_platform_staff = True
        user.save(update_fields=["is_platform_staff"])
        self.stdout.write(f"{user.email} hoort nu bij de ondersteuning, zodra er een tweede stap bij het inloggen is.")

    def _remove(self, user: User) -> None:
        remove_staff(user, by=None, at=timezone.now())
        self.stdout.write(f"{user.email} hoort niet meer bij de ondersteuning.")


def _user(email: str) -> User:
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        raise CommandError(
            f"Er is geen account met het adres {email}. Laat deze persoon zich eerst aanmelden.", returncode=2
        )
    return user
