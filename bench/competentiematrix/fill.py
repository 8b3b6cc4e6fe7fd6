"""Migrates, and fills in one employer's matrix: `python -m bench.competentiematrix.fill PEOPLE COMPETENCES`.

Teams of sixty people need sixty competences, drawn from all. Four in five cells were filled in by the people, half of
those by who leads them too; one competence in ten asks a certificate. Chance has a fixed seed.
"""

import sys
from datetime import UTC, date, datetime, timedelta

import django
import numpy as np
from django.core.management import call_command
from django.db import connection, transaction

django.setup()

from assessments.models import (  # noqa: E402 - models need the settings first
    Basis,
    MatrixCell,
    MatrixCompetence,
    MatrixNeed,
    MatrixSetup,
    MatrixTeam,
    MatrixWorker,
)
from organisations.models import Organisation  # noqa: E402
from tests.factories import make_organisation, make_user  # noqa: E402

TODAY, AT = date(2026, 3, 2), datetime(2026, 1, 12, tzinfo=UTC)
SIZE, MOST_NEEDS, EVERY = 60, 60, 10
FILLED, LED, LEAVING, WITHOUT_HOURS = 0.8, 0.5, 0.05, 0.05
BATCH = 5_000


def main(people: int, competences: int) -> None:
    call_command("migrate", verbosity=0)
    chance = np.random.default_rng(7)
    with transaction.atomic():
        employer = make_organisation(make_user())
        MatrixSetup.objects.create(organisation=employer, basis=Basis.NO_COUNCIL, decided_on=TODAY, recorded_at=AT)
        known = _competences(employer, competences)
        for number, first in enumerate(range(0, people, SIZE)):
            team = MatrixTeam.objects.create(organisation=employer, slug=f"team-{number}", name=f"Team {number}")
            asked = [known[place] for place in chance.permutation(competences)[:MOST_NEEDS]]
            _needs(chance, team, asked)
            _cells(chance, _workers(chance, team, min(SIZE, people - first)), asked)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _competences(employer: Organisation, count: int) -> list[MatrixCompetence]:
    certified = [number % EVERY == 0 for number in range(count)]
    return MatrixCompetence.objects.bulk_create(
        MatrixCompetence(
            organisation=employer,
            name=f"Competentie {number}",
            needs_certificate=asks,
            valid_months=60 if asks else None,
        )
        for number, asks in enumerate(certified)
    )


def _needs(chance: np.random.Generator, team: MatrixTeam, asked: list[MatrixCompetence]) -> None:
    levels, heads = chance.choice([2, 3, 3, 3, 4], len(asked)).tolist(), chance.integers(1, 20, len(asked)).tolist()
    MatrixNeed.objects.bulk_create(
        MatrixNeed(team=team, competence=competence, level=level, heads=count, position=place)
        for place, (competence, level, count) in enumerate(zip(asked, levels, heads, strict=True))
    )


def _workers(chance: np.random.Generator, team: MatrixTeam, count: int) -> list[MatrixWorker]:
    groups = chance.choice(["vast", "vast", "vast", "uitzend", "oproep"], count).tolist()
    hours = np.where(chance.random(count) < WITHOUT_HOURS, None, chance.integers(8, 40, count)).tolist()
    left = [TODAY + timedelta(days=30) if leaves else None for leaves in chance.random(count) < LEAVING]
    return MatrixWorker.objects.bulk_create(
        MatrixWorker(team=team, code=f"{team.pk}-{number}", contract_group=group, hours_per_week=per_week, left_on=day)
        for number, (group, per_week, day) in enumerate(zip(groups, hours, left, strict=True))
    )


def _cells(chance: np.random.Generator, workers: list[MatrixWorker], asked: list[MatrixCompetence]) -> None:
    shape = len(workers), len(asked)
    now = chance.choice([0, 0, 1, 2, 3, 3, 4], shape)
    could = np.maximum(now, chance.integers(0, 5, shape))
    led = np.where(chance.random(shape) < LED, np.clip(now + chance.integers(-1, 2, shape), 0, 4), None)
    days = chance.integers(1, 65 * 30, shape)
    rows = (
        MatrixCell(
            worker=worker,
            competence=competence,
            own_now=int(now[row, column]),
            own_could=int(could[row, column]),
            lead_now=led[row, column],
            certified_on=TODAY - timedelta(days=int(days[row, column])) if competence.needs_certificate else None,
        )
        for row, worker in enumerate(workers)
        for column, competence in enumerate(asked)
        if chance.random() < FILLED
    )
    MatrixCell.objects.bulk_create(rows, batch_size=BATCH)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
