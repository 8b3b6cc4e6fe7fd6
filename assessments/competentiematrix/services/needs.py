"""What a team needs: which competences, at which level, and how many people at the same time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max

from assessments.competentiematrix.levels import Level
from assessments.models import MatrixCompetence, MatrixNeed, MatrixTeam
from organisations.events import record_event
from organisations.models import Organisation

MAX_NEEDS = 60
# What a competence is for every team that needs it.
DESCRIPTION = ("name", "description", "needs_certificate", "valid_months")


class NeedError(ValueError):
    """The team has this competence already, or as many as it can have; the message says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class NeedEntry:
    """`valid_months` None: a certificate does not expire, or none is needed."""

    name: str
    description: str = ""
    level: int = Level.ALONE
    heads: int = 1
    needs_certificate: bool = False
    valid_months: int | None = None


@transaction.atomic
def add_needs(team: MatrixTeam, entries: Sequence[NeedEntry], *, by, at) -> list[MatrixNeed]:
    """Behind those that the team has. A competence that another team has under this name is the same one.

    Raises NeedError, and then adds nothing.
    """
    _lock(team.organisation, [team.pk])
    last = team.needs.aggregate(last=Max("position"))["last"] or 0
    _check_room(team, entries)
    needs = [
        MatrixNeed(team=team, competence=_competence(team, entry), level=entry.level, heads=entry.heads, position=place)
        for place, entry in enumerate(entries, start=last + 1)
    ]
    MatrixNeed.objects.bulk_create(needs)
    _raise_versions(team)
    _record(team, "add_matrix_needs", str(len(needs)), by=by, at=at)
    return needs


@transaction.atomic
def change_need(need: MatrixNeed, entry: NeedEntry, *, by, at) -> MatrixNeed:
    """Name, description and certificate change for all teams that share the competence. Raises NeedError."""
    competence = need.competence
    sharing = list(competence.needs.order_by("team").values_list("team", flat=True))
    _lock(need.team.organisation, sharing)
    same = MatrixCompetence.objects.filter(organisation=competence.organisation_id, name__iexact=entry.name)
    if same.exclude(pk=competence.pk).exists():
        raise NeedError(f"Er is al een competentie met de naam “{entry.name}”. Kies een andere naam.")
    is_other = not is_described(need, entry)
    _describe(competence, entry)
    need.level, need.heads = entry.level, entry.heads
    need.save(update_fields=["level", "heads"])
    _raise_versions(need.team, sharing if is_other else ())
    _record(need.team, "change_matrix_need", str(need.pk), by=by, at=at)
    return need


@transaction.atomic
def remove_need(need: MatrixNeed, *, by, at) -> None:
    """With what people filled in, unless another team needs the same competence."""
    team, competence, number = need.team, need.competence, need.pk
    _lock(team.organisation, [team.pk])
    need.delete()
    if not competence.needs.exists():
        competence.delete()
    _raise_versions(team)
    _record(team, "remove_matrix_need", str(number), by=by, at=at)


@transaction.atomic
def order_needs(team: MatrixTeam, numbers: Sequence[int], *, by, at) -> None:
    """Put the needs in the order of these numbers; the others come behind them, as they were.

    The version stays: a template is read by the names of its columns.
    """
    _lock(team.organisation, [team.pk])
    first = {number: place for place, number in enumerate(numbers)}
    needs = sorted(team.needs.order_by("position", "pk"), key=lambda need: first.get(need.pk, len(first)))
    for place, need in enumerate(needs, start=1):
        need.position = place
    MatrixNeed.objects.bulk_update(needs, ["position"])
    _record(team, "order_matrix_needs", str(len(needs)), by=by, at=at)


def _lock(organisation: Organisation, teams: Sequence[int]) -> None:
    """One writer at a time: the limits of a team, and the names that all teams share."""
    list(MatrixTeam.objects.select_for_update().filter(pk__in=teams).order_by("pk").values_list("pk"))
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _check_room(team: MatrixTeam, entries: Sequence[NeedEntry]) -> None:
    known = {name.lower() for name in team.needs.values_list("competence__name", flat=True)}
    names = [entry.name.lower() for entry in entries]
    twice = next((entry.name for entry, name in zip(entries, names, strict=True) if name in known), None)
    if twice or len(set(names)) < len(names):
        twice = twice or next(entry.name for entry in entries if names.count(entry.name.lower()) > 1)
        raise NeedError(f"Dit team heeft “{twice}” al. Haal de dubbele weg, of geef die een andere naam.")
    if len(known) + len(names) > MAX_NEEDS:
        raise NeedError(f"Een team heeft hooguit {MAX_NEEDS} competenties. Voeg samen wat op elkaar lijkt.")


def _competence(team: MatrixTeam, entry: NeedEntry) -> MatrixCompetence:
    known = MatrixCompetence.objects.filter(organisation=team.organisation_id, name__iexact=entry.name).first()
    if known:
        return known
    return _describe(MatrixCompetence(organisation_id=team.organisation_id), entry)


def is_described(need: MatrixNeed, entry: NeedEntry) -> bool:
    """Whether the competence is called and asks what the entry says: another team may have described it otherwise."""
    return tuple(getattr(need.competence, name) for name in DESCRIPTION) == _described(entry)


def _described(entry: NeedEntry) -> tuple:
    months = entry.valid_months if entry.needs_certificate else None
    return entry.name, entry.description, entry.needs_certificate, months


def _describe(competence: MatrixCompetence, entry: NeedEntry) -> MatrixCompetence:
    for name, value in zip(DESCRIPTION, _described(entry), strict=True):
        setattr(competence, name, value)
    competence.save()
    return competence


def _raise_versions(team: MatrixTeam, sharing: Sequence[int] = ()) -> None:
    """Templates that were downloaded before no longer fit."""
    MatrixTeam.objects.filter(pk__in={team.pk, *sharing}).update(version=F("version") + 1)
    team.refresh_from_db(fields=["version"])


def _record(team: MatrixTeam, verb: str, what: str, *, by, at) -> None:
    record_event(team.organisation, verb, f"{team.slug}/{what}", by=by, at=at)
