"""Print the scores of one assessment as JSON."""

import json

from django.core.management.base import BaseCommand, CommandError

from assessments.models import Assessment
from assessments.score_export import export_scores
from assessments.scoring import score_sheet
from assessments.selectors import answer_sheet
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Schrijft de scores van een organisatie over een jaar als JSON; docs/command-line.md legt de velden uit."

    def add_arguments(self, parser):
        parser.add_argument("--organisation", required=True, metavar="KVK", help="het KvK-nummer, acht cijfers")
        parser.add_argument("--year", required=True, type=int, help="het verslagjaar")

    def handle(self, **options):
        assessment = _find(options["organisation"], options["year"])
        sheet = answer_sheet(assessment)
        organisation = assessment.organisation
        head = {
            "organisation": organisation.kvk,
            "name": organisation.name,
            "is_fictional": organisation.is_fictional,
            "year": assessment.year,
            "status": assessment.status,
        }
        self.stdout.write(json.dumps(head | export_scores(score_sheet(sheet), sheet), indent=2, ensure_ascii=False))


def _find(kvk: str, year: int) -> Assessment:
    organisation = Organisation.objects.filter(kvk=kvk).first()
    if organisation is None:
        raise CommandError(f"Er is geen organisatie met KvK-nummer {kvk}.", returncode=2)
    years = list(organisation.assessments.order_by("year").values_list("year", flat=True))
    if year not in years:
        known = ", ".join(str(each) for each in years) or "geen enkel jaar"
        raise CommandError(f"Over {year} is er geen vragenlijst van {organisation}; wel over: {known}.", returncode=2)
    return organisation.assessments.select_related("organisation").get(year=year)
