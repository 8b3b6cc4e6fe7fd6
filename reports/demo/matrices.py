"""The competentiematrices of the demo, from content/matrices.toml, through the services."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache

from django.utils.timezone import localdate

from assessments.competentiematrix.levels import Level
from assessments.competentiematrix.services.imports import PersonRow, import_people
from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.setup import SetupEntry, start_matrix
from assessments.competentiematrix.services.teams import TeamEntry, create_team
from assessments.competentiematrix.services.workers import WorkerEntry
from assessments.models import Basis, MatrixNeed, Visibility
from organisations.models import Membership, Organisation, Role
from organisations.services.organisations import add_member, register_organisation
from reports.demo.accounts import ADMINS, LEADERS
from reports.demo.chance import dice, share_out
from reports.demo.moments import moment_of
from reports.demo.people import admin_of, make_account
from reports.demo.sector import CONTENT

OF_AN_AGENCY = ("uitzend", "payroll")
NOT_FILLED_IN = "."
# How many of a crowd can do more or less than usual, learn something, are seen otherwise, and are seen; per cent.
OTHERWISE, LEARNING, SEEN_OTHERWISE, SEEN = 22, 15, 6, 40


@dataclass(frozen=True, slots=True)
class Staff:
    """One person; `now`, `could` and `led` have a sign per competence of the team. `agency` is empty without one."""

    code: str
    contract: str
    hours: int
    now: str
    could: str
    led: str
    agency: str


@cache
def load_matrices() -> tuple[Mapping, ...]:
    """As content/matrices.toml has them, one per employer with its teams."""
    return tuple(tomllib.loads((CONTENT / "matrices.toml").read_text("utf-8"))["matrix"])


def matrix_employers() -> dict[str, str]:
    """Names of the employers that show a competentiematrix and nothing else, by KvK number."""
    return {given["kvk"]: given["employer"]["name"] for given in load_matrices() if "employer" in given}


def build_matrices(*, with_own_employers: bool) -> None:
    """For the employers that are there, and for those that show a competentiematrix and nothing else."""
    present = set(Organisation.objects.filter(is_fictional=True).values_list("kvk", flat=True))
    for given in load_matrices():
        if "employer" in given and with_own_employers:
            _register(given)
        elif given["kvk"] not in present:
            continue
        _build_matrix(given, by=admin_of(given["kvk"]), at=moment_of(given["decided_on"]))


def _register(given: Mapping) -> None:
    kvk = given["kvk"]
    details = given["employer"] | {"kvk": kvk, "sbi_scheme": "sbi2008", "is_fictional": True}
    register_organisation(details, by=make_account(ADMINS[kvk]), at=moment_of(given["decided_on"]))


def _build_matrix(given: Mapping, *, by: Membership, at: datetime) -> None:
    texts = {name: given[name] for name in ("document", "reason") if name in given}
    start_matrix(by.organisation, SetupEntry(Basis(given["basis"]), given["decided_on"], **texts), by=by, at=at)
    for team in given["team"]:
        _build_team(team, by=by, at=moment_of(team.get("agreed_on", given["decided_on"])))


def _build_team(given: Mapping, *, by: Membership, at: datetime) -> None:
    leader = _make_leader(given["leader"], by=by, at=at) if "leader" in given else None
    visibility = Visibility(given["visibility"])
    entry = TeamEntry(given["name"], visibility=visibility, agreed_on=given.get("agreed_on"), leader=leader)
    team = create_team(by.organisation, entry, by=by, at=at)
    needs = add_needs(team, [NeedEntry(**competence) for competence in given["competences"]], by=by, at=at)
    people = tuple(staff_of(given))
    import_people(team, [_row(p, needs, p.now, p.could, at) for p in people], is_own=True, by=by, at=at)
    led = [_row(p, needs, p.led, "", at) for p in people if set(p.led) != {NOT_FILLED_IN}]
    import_people(team, led, is_own=False, by=by, at=at)


def _make_leader(email: str, *, by: Membership, at: datetime):
    user = make_account(LEADERS[email])
    add_member(by.organisation, email, Role.CONTRIBUTOR, by=by, at=at)
    return user


def staff_of(team: Mapping) -> Iterator[Staff]:
    """Everyone in a team: those who are written down, or a crowd."""
    for line in team.get("people", ()):
        code, contract, hours, *levels = line.split()
        yield Staff(code, contract, int(hours), *levels, _agency(team, contract))
    yield from _crowd(team)


def _agency(team: Mapping, contract: str) -> str:
    return team["agency"] if contract in OF_AN_AGENCY else ""


def _crowd(team: Mapping) -> Iterator[Staff]:
    if "crowd" not in team:
        return
    size, kinds = team["crowd"]["size"], team["crowd"]["kinds"]
    numbers = share_out(size, [kind["share"] for kind in kinds])
    everyone = [kind for kind, number in zip(kinds, numbers, strict=True) for _ in range(number)]
    for number, kind in enumerate(everyone, start=1001):
        roll = dice(team["name"], number)
        now = "".join(_now(int(sign), roll) for sign in kind["levels"])
        could = "".join(_could(int(sign), roll) for sign in now)
        led = "".join(_led(int(sign), roll) for sign in now)
        yield Staff(str(number), kind["contract"], kind["hours"], now, could, led, _agency(team, kind["contract"]))


def _now(usual: int, roll) -> str:
    shift = roll.choice((-1, -1, 1)) if usual and roll.randrange(100) < OTHERWISE else 0
    return str(min(max(usual + shift, 0), 4))


def _could(now: int, roll) -> str:
    return str(max(3, now + 1)) if now < Level.CAN_TEACH and roll.randrange(100) < LEARNING else NOT_FILLED_IN


def _led(now: int, roll) -> str:
    chance = roll.randrange(100)
    if not now or chance >= SEEN:
        return NOT_FILLED_IN
    return str(now - 1 if chance < SEEN_OTHERWISE else now)


def _row(staff: Staff, needs: Sequence[MatrixNeed], now: str, could: str, at: datetime) -> PersonRow:
    cells = {}
    for place, need in enumerate(needs):
        level, wish = _level(now, place), _level(could, place)
        if level is not None or wish is not None:
            cells[need.competence_id] = CellEntry(level, wish, _certified_on(staff, need, at))
    return PersonRow(WorkerEntry(staff.code, staff.contract, Decimal(staff.hours), staff.agency), cells)


def _level(signs: str, place: int) -> int | None:
    return int(signs[place]) if place < len(signs) and signs[place] != NOT_FILLED_IN else None


def _certified_on(staff: Staff, need: MatrixNeed, at: datetime) -> date | None:
    """Somewhere in the time that a certificate holds; a few have expired since."""
    competence = need.competence
    level = _level(staff.now, need.position - 1)
    if not competence.needs_certificate or level is None or level < Level.ALONE:
        return None
    days = dice(staff.code, competence.name).randrange(competence.valid_months * 30)
    return localdate(at) - timedelta(days=days)
