"""Teams: what they are for, who leads them, and who may see their rows."""

from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction
from django.utils.text import slugify

from assessments.models import MatrixTeam, Visibility
from assessments.models.competentiematrix import PURPOSE
from organisations.events import record_event
from organisations.models import Organisation, User


class TeamNameError(ValueError):
    """Another team of this employer has this name, or one that looks the same in an address, or it has no letters."""


@dataclass(frozen=True, slots=True)
class TeamEntry:
    name: str
    purpose: str = PURPOSE
    visibility: Visibility = Visibility.LEADER
    agreed_on: date | None = None
    leader: User | None = None


@transaction.atomic
def create_team(organisation: Organisation, entry: TeamEntry, *, by, at) -> MatrixTeam:
    """Raises TeamNameError."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    team = MatrixTeam(organisation=organisation, slug=slugify(entry.name)[:60])
    if not team.slug or organisation.matrix_teams.filter(slug=team.slug).exists():
        raise TeamNameError(entry.name)
    _check_name(team, entry.name)
    return _save(team, entry, "create_matrix_team", by=by, at=at)


@transaction.atomic
def change_team(team: MatrixTeam, entry: TeamEntry, *, by, at) -> MatrixTeam:
    """The address of the team stays as it is, also under another name. Raises TeamNameError."""
    _check_name(team, entry.name)
    return _save(team, entry, "change_matrix_team", by=by, at=at)


def _check_name(team: MatrixTeam, name: str) -> None:
    """Two teams may be called alike in different addresses, after one of them was renamed."""
    if team.organisation.matrix_teams.filter(name__iexact=name).exclude(pk=team.pk).exists():
        raise TeamNameError(name)


def _save(team: MatrixTeam, entry: TeamEntry, verb: str, *, by, at) -> MatrixTeam:
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    for name, value in values.items():
        setattr(team, name, value)
    # The version is raised elsewhere: an older one must not come back.
    team.save(update_fields=None if team.pk is None else values)
    record_event(team.organisation, verb, team.slug, by=by, at=at)
    return team


@transaction.atomic
def delete_team(team: MatrixTeam, *, by, at) -> None:
    """With everyone in it and all that they filled in; competences that no team needs any more go too."""
    organisation = team.organisation
    MatrixTeam.objects.select_for_update().get(pk=team.pk).delete()
    organisation.matrix_competences.filter(needs=None).delete()
    record_event(organisation, "delete_matrix_team", team.slug, by=by, at=at)
