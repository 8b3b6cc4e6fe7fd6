"""Importing a full sheet of one team: `python -m bench.competentiematrix.sheet WAY FILE` prints JSON.

`make` writes the file: 1,500 people and 60 competences, nine in ten cells filled in, saved again as Excel would.
`import` reads it and stores it; `pandas` and `openpyxl` only read it. Each in a process of its own, for its memory.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import django

django.setup()

import numpy as np  # noqa: E402 - models need the settings first
import openpyxl  # noqa: E402
from django.core.management import call_command  # noqa: E402

from assessments.competentiematrix.selectors import needs_of  # noqa: E402
from assessments.competentiematrix.services.imports import import_people  # noqa: E402
from assessments.competentiematrix.services.levels import CellEntry  # noqa: E402
from assessments.competentiematrix.services.needs import NeedEntry, add_needs  # noqa: E402
from assessments.competentiematrix.services.setup import SetupEntry, start_matrix  # noqa: E402
from assessments.competentiematrix.services.teams import TeamEntry, create_team  # noqa: E402
from assessments.competentiematrix.services.workers import WorkerEntry  # noqa: E402
from assessments.competentiematrix.sheet.changes import KnownPerson  # noqa: E402
from assessments.competentiematrix.sheet.files import read_file  # noqa: E402
from assessments.competentiematrix.sheet.template import write_template  # noqa: E402
from assessments.models import Basis, MatrixCell, MatrixTeam  # noqa: E402
from tests.factories import make_organisation, make_user  # noqa: E402

PEOPLE, COMPETENCES, EVERY, FILLED = 1_500, 60, 10, 0.9
TODAY, AT = date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC)


def make(path: Path) -> int:
    call_command("migrate", verbosity=0)
    employer = make_organisation(make_user())
    start_matrix(employer, SetupEntry(Basis.NO_COUNCIL, TODAY), by=None, at=AT)
    team = create_team(employer, TeamEntry("Hal"), by=None, at=AT)
    asks = [number % EVERY == 0 for number in range(COMPETENCES)]
    add_needs(
        team,
        [NeedEntry(f"C{n}", needs_certificate=it, valid_months=60 if it else None) for n, it in enumerate(asks)],
        by=None,
        at=AT,
    )
    needs = list(needs_of(team))
    path.write_bytes(write_template(team, needs, _people([need.competence for need in needs]), is_own=True))
    openpyxl.load_workbook(path).save(path)
    return path.stat().st_size


def _people(competences: list) -> Iterator[KnownPerson]:
    chance = np.random.default_rng(3)
    for number in range(PEOPLE):
        levels = chance.integers(0, 5, (len(competences), 2)).tolist()
        is_filled = chance.random(len(competences)) < FILLED
        cells = {
            competence.pk: CellEntry(now, max(now, could), date(2025, 3, 2) if competence.needs_certificate else None)
            for competence, (now, could), filled in zip(competences, levels, is_filled, strict=True)
            if filled
        }
        yield KnownPerson(number, WorkerEntry(f"P{number}", hours_per_week=Decimal(32)), cells)


def store(path: Path) -> int:
    """How many cells were stored."""
    team = MatrixTeam.objects.select_related("organisation").get()
    with path.open("rb") as file:
        people = read_file(file, path.name, team, TODAY)
    result = import_people(team, people.rows, is_own=True, by=None, at=AT)
    assert (result.added, result.changed_cells) == (PEOPLE, MatrixCell.objects.count())
    return result.changed_cells


def with_pandas(path: Path) -> int:
    """How many rows; so does the other."""
    import pandas as pd  # would count for the memory of the product

    return len(pd.read_excel(path, header=1))


def with_openpyxl(path: Path) -> int:
    return sum(1 for _ in openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True))


WAYS = {"make": make, "import": store, "pandas": with_pandas, "openpyxl": with_openpyxl}


def main(way: str, path: str) -> None:
    began, cpu = time.perf_counter(), time.process_time()
    count = WAYS[way](Path(path))
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu, "count": count}
    print(json.dumps(took | {"mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main(*sys.argv[1:])
