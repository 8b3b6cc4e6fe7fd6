"""Load the fictional sector of the demo."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from assessments.models import Assessment
from organisations.models import Organisation
from reports.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from reports.demo.builder import DemoLoadedError, load_demo
from reports.demo.matrices import matrix_employers
from reports.demo.moments import NOW
from reports.demo.sector import FIRST_YEAR, LAST_YEAR, load_sector


class Command(BaseCommand):
    help = "Laadt de fictieve sector van de demonstratie, als die er nog niet is; alleen met DEMO=1."

    def add_arguments(self, parser):
        parser.add_argument(
            "--employers",
            type=int,
            metavar="N",
            help="alleen de eerste N werkgevers; de eerste vijf hebben log-ins, op een na",
        )

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("De demonstratie kan alleen met DEMO=1 in de omgeving.", returncode=2)
        try:
            count = len(load_demo(NOW, options["employers"]))
            self.stdout.write(f"{count} verzonnen werkgevers geladen, over {FIRST_YEAR} tot en met {LAST_YEAR}.")
        except DemoLoadedError:
            self.stdout.write("De demonstratie staat er al; er is niets veranderd.")
        self._print_accounts()
        self._print_employers()

    def _print_accounts(self):
        self.stdout.write(f"\nInloggen, met voor iedereen het wachtwoord {DEMO_PASSWORD}:")
        width = max(len(account.email) for account in DEMO_ACCOUNTS)
        for account in DEMO_ACCOUNTS:
            self.stdout.write(f"  {account.email:<{width}}  {account.role}")

    def _print_employers(self):
        self.stdout.write(f"\nKvK-nummers (verzonnen), en hoe ver de vragenlijst over {LAST_YEAR} is:")
        present = set(Organisation.objects.filter(is_fictional=True).values_list("kvk", flat=True))
        rows = Assessment.objects.filter(organisation__kvk__in=present, year=LAST_YEAR).select_related("organisation")
        stands = {row.organisation.kvk: row.get_status_display().lower() for row in rows}
        for employer in load_sector():
            if employer.kvk in present:
                stand = stands.get(employer.kvk, employer.latest)
                self.stdout.write(f"  {employer.kvk}  {employer.name}, {employer.people} mensen: {stand}")
        for kvk, name in matrix_employers().items():
            if kvk in present:
                self.stdout.write(f"  {kvk}  {name}: alleen een competentiematrix")
