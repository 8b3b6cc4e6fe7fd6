"""Publish and correct every benchmark whose date has come: of each fund's rounds, and the platform's own by section."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import partial

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.edition_files import edition_for
from assessments.models import Assessment
from benchmarks import calendar
from benchmarks.models import Round, StoredPublication
from benchmarks.publication_selectors import latest_publication
from benchmarks.services.publications import TooFewChangesError, TooLateError, correct_everyone, publish_everyone
from reports.services.publishing import correct, publish

WRONG_INPUT = 2


class Step(StrEnum):
    PUBLISH = "gepubliceerd"
    CORRECT = "gecorrigeerd"


class Command(BaseCommand):
    help = "Publiceert en corrigeert elke benchmark waarvan de dag is gekomen. Draai dit elke nacht."

    def add_arguments(self, parser):
        only = "alleen wat op deze dag aan de beurt was (JJJJ-MM-DD); zonder: vandaag"
        parser.add_argument("--at", type=date.fromisoformat, metavar="DATUM", help=only)

    def handle(self, *, at, **options):
        today = timezone.localdate()
        if at and at > today:
            raise CommandError(f"{at} is nog niet geweest. Kies een dag tot en met vandaag.", returncode=WRONG_INPUT)
        for name, step, run in (*_of_funds(at or today), *_of_everyone(at or today)):
            try:
                stored = run(by=None, at=timezone.now())
            except TooFewChangesError:
                self.stdout.write(f"{name}: niets te corrigeren")
            except TooLateError:
                self.stdout.write(f"{name}: te laat, een later jaar is al gepubliceerd")
            else:
                self.stdout.write(f"{name}: {step}, {stored.cells.count()} cellen, zegel {stored.content_hash[:12]}")


def _of_funds(day: date) -> Iterator[tuple]:
    """What is due of the funds' rounds: name, step, and what to call for it."""
    services = {Step.PUBLISH: publish, Step.CORRECT: correct}
    for fund_round in Round.objects.select_related("fund").order_by("year", "fund__slug"):
        published = latest_publication(fund_round.fund, fund_round.year)
        step = _next_step(published, day, fund_round.publishes_on, fund_round.corrects_on)
        if step:
            yield str(fund_round), step, partial(services[step], fund_round)


def _of_everyone(day: date) -> Iterator[tuple]:
    """The same for the platform, over every year that somebody handed in."""
    services = {Step.PUBLISH: publish_everyone, Step.CORRECT: correct_everyone}
    submitted = Assessment.objects.filter(submission__isnull=False)
    for year in submitted.order_by("year").values_list("year", flat=True).distinct():
        published = latest_publication(None, year)
        step = _next_step(published, day, calendar.publishes_on(year), calendar.corrects_on(year))
        if step:
            yield f"alle werkgevers {year}", step, partial(services[step], year, edition_for(year).name)


def _next_step(published: StoredPublication | None, day: date, publishes_on: date, corrects_on: date) -> Step | None:
    if published is None:
        return Step.PUBLISH if day >= publishes_on else None
    return Step.CORRECT if day >= corrects_on and not published.is_correction else None
