"""Makes competentiematrices for tests: as arrays for the pure core, and as rows through the services."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import Competence, Matrix, Need, Team, Views, Worker, build_matrix
from assessments.competentiematrix.services.levels import CellEntry, Change, save_levels
from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.setup import SetupEntry, start_matrix
from assessments.competentiematrix.services.teams import TeamEntry, create_team
from assessments.competentiematrix.services.workers import WorkerEntry, add_worker
from assessments.models import Basis, MatrixSetup, MatrixTeam
from tests.factories import NOW, admin_of

TODAY = date(2026, 3, 2)
# What a small team can do now and could learn, by person; a dot is not filled in.
LASSERIJ = {"JV": ("34.", "44."), "KB": ("30.", "33."), "MD": ("10.", "31.")}
COMPETENCES = ("Lassen", "Buigen", "Heftruck")


def matrix_from(
    now: Sequence[str], could: Sequence[str] | None = None, heads: Sequence[int] | None = None, level: int = 3
) -> Matrix:
    """One team; every text has the own levels of one person, a dot where nothing was filled in."""
    views = Views.empty(len(now), len(now[0]) if now else 0)
    views.own_now[:] = _levels(now, views.own_now.shape)
    if could:
        views.own_could[:] = _levels(could, views.own_could.shape)
    columns = range(views.own_now.shape[1])
    return build_matrix(
        (Team(1, "lasserij", "Lasserij"),),
        tuple(Worker(n, f"P{n}", 0, "vast", 36.0) for n in range(1, len(now) + 1)),
        tuple(Competence(n + 1, f"C{n + 1}") for n in columns),
        tuple(Need(0, n, level, (heads or [1] * len(columns))[n]) for n in columns),
        views,
    )


def _levels(rows: Sequence[str], shape) -> np.ndarray:
    return np.array([[UNKNOWN if sign == "." else int(sign) for sign in row] for row in rows], np.int8).reshape(shape)


def make_setup(organisation) -> MatrixSetup:
    """The council consented in January."""
    entry = SetupEntry(Basis.CONSENT, date(2026, 1, 12), document="Brief van de ondernemingsraad")
    return start_matrix(organisation, entry, by=admin_of(organisation), at=NOW)


def make_team(organisation, name="Lasserij", leader=None, people: Mapping[str, tuple[str, str]] | None = None, **entry):
    """A team with three competences, of which one asks a certificate, and people who filled in their own rows."""
    admin = admin_of(organisation)
    if not MatrixSetup.objects.filter(organisation=organisation).exists():
        make_setup(organisation)
    team = create_team(organisation, TeamEntry(name, leader=leader, **entry), by=admin, at=NOW)
    needs = [NeedEntry(c, heads=2) for c in COMPETENCES[:-1]]
    needs.append(NeedEntry(COMPETENCES[-1], needs_certificate=True, valid_months=60))
    add_needs(team, needs, by=admin, at=NOW)
    for code, (now, could) in (LASSERIJ if people is None else people).items():
        fill_row(add_worker(team, WorkerEntry(code, hours_per_week=36), by=admin, at=NOW), now, could)
    return team


def fill_row(worker, now: str, could: str = "", *, is_own=True, certified_on=None):
    """Levels in the order of the team's competences; a dot is not filled in."""
    needs = worker.team.needs.order_by("position")
    changes = {}
    for place, need in enumerate(needs):
        levels = [None if place >= len(row) or row[place] == "." else int(row[place]) for row in (now, could)]
        certified = certified_on if need.competence.needs_certificate else None
        changes[need.competence_id] = Change(CellEntry(), CellEntry(*levels, certified))
    save_levels(worker, changes, is_own=is_own, by=admin_of(worker.team.organisation), at=NOW)
    return worker


def only_team(organisation) -> MatrixTeam:
    return MatrixTeam.objects.get(organisation=organisation)
