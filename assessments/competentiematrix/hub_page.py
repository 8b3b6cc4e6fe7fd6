"""The front page of a matrix: how the teams stand, and what there is to do, in the order in which it makes sense."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from django.urls import reverse

from assessments.competentiematrix.cover import cover_of, expiring
from assessments.competentiematrix.differences import differences_of
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import NOT_NEEDED, Matrix
from assessments.competentiematrix.selectors import MatrixRoom, matrix_of, teams_of
from assessments.competentiematrix.words import people_words
from assessments.models import MatrixTeam

MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class HubTeam:
    """`own` counts who said something about themselves, `led` of whom who leads them did.

    `needs`, `gaps` and `single` count competences.
    """

    team: MatrixTeam
    people: int
    own: int
    led: int
    needs: int
    gaps: int
    single: int
    expiring: int
    differences: int

    @property
    def to_fill_in(self) -> int:
        return self.people - self.own if self.needs else 0


class StepStatus(StrEnum):
    """`kind` is that of its tag."""

    LATER = "later"
    TO_DO = "te doen"
    DONE = "klaar"

    @property
    def kind(self) -> str:
        return {StepStatus.DONE: "success", StepStatus.TO_DO: "info"}.get(self, "")


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    url: str
    hint: str
    status: StepStatus


@dataclass(frozen=True, slots=True)
class HubPage:
    """The teams that this member leads, or all of them."""

    teams: tuple[HubTeam, ...]
    steps: tuple[Step, ...]

    @property
    def total(self) -> dict[str, int]:
        names = ("people", "own", "needs", "gaps", "single", "expiring")
        return {name: sum(getattr(team, name) for team in self.teams) for name in names}


def build_hub_page(room: MatrixRoom, on: date) -> HubPage:
    teams = tuple(teams_of(room))
    if not teams:
        return HubPage((), ())
    standing = _standing(teams, matrix_of(teams), on)
    return HubPage(standing, _steps(room.organisation.kvk, standing))


def _standing(teams: Sequence[MatrixTeam], matrix: Matrix, on: date) -> tuple[HubTeam, ...]:
    covers = cover_of(matrix, on)
    counts = (
        *_people_per_team(matrix, on),
        Counter(cover.need.team for cover in covers),
        Counter(cover.need.team for cover in covers if cover.gap),
        Counter(cover.need.team for cover in covers if cover.is_single),
        Counter(matrix.workers[expiry.worker].team for expiry in expiring(matrix, on)),
        Counter(matrix.workers[difference.worker].team for difference in differences_of(matrix, on)),
    )
    return tuple(HubTeam(team, *(int(count[place]) for count in counts)) for place, team in enumerate(teams))


def _people_per_team(matrix: Matrix, on: date) -> list[np.ndarray]:
    """Who is there, and of whom something was filled in that their team needs: by themselves, and by who leads them."""
    present, needed = matrix.present(on), matrix.needed() != NOT_NEEDED
    views = (matrix.views.own_now, matrix.views.lead_now)
    filled_in = (((view != UNKNOWN) & needed).any(axis=1) for view in views)
    counted = (present, *(present & rows for rows in filled_in))
    return [np.bincount(matrix.team_of_worker[rows], minlength=len(matrix.teams)) for rows in counted]


def _steps(kvk: str, teams: Sequence[HubTeam]) -> tuple[Step, ...]:
    ready = [team for team in teams if team.needs and team.people]
    heard = [team for team in ready if team.own]
    return (
        _empty_step("Zet op wat elk team moet kunnen", "matrix_needs", kvk, teams, "needs"),
        _empty_step("Zet de mensen erin", "matrix_workers", kvk, teams, "people"),
        _own_step(kvk, ready),
        _differences_step(kvk, heard),
        _training_step(kvk, heard),
    )


def _empty_step(label: str, address: str, kvk: str, teams: Sequence[HubTeam], what: str) -> Step:
    """Something of which every team has to have at least one."""
    empty = [each for each in teams if not getattr(each, what)]
    url = reverse(address, args=[kvk, (empty or teams)[0].team.slug])
    if empty:
        return Step(label, url, f"Nog niets bij {_names(empty)}.", StepStatus.TO_DO)
    return Step(label, url, "In elk team gedaan.", StepStatus.DONE)


def _own_step(kvk: str, ready: Sequence[HubTeam]) -> Step:
    label = "Laat mensen zelf invullen"
    if not ready:
        return Step(label, "", "Daarvoor zijn eerst competenties en mensen nodig.", StepStatus.LATER)
    waiting = [each for each in ready if each.to_fill_in]
    url = reverse("matrix_links", args=[kvk, (waiting or ready)[0].team.slug])
    if not waiting:
        return Step(label, url, "Iedereen vulde zelf in.", StepStatus.DONE)
    count = sum(each.to_fill_in for each in waiting)
    return Step(label, url, f"Nog {people_words(count)} te gaan: {_names(waiting)}.", StepStatus.TO_DO)


def _differences_step(kvk: str, heard: Sequence[HubTeam]) -> Step:
    label = "Vul als leiding in wat u ziet, en praat over verschillen"
    if not heard:
        return Step(label, "", "Daarvoor moeten mensen eerst zelf invullen.", StepStatus.LATER)
    differing, unseen = [each for each in heard if each.differences], [each for each in heard if not each.led]
    if not differing and unseen:
        url = reverse("matrix_team", args=[kvk, unseen[0].team.slug])
        return Step(label, url, f"De leiding vulde nog niets in bij {_names(unseen)}.", StepStatus.TO_DO)
    url = reverse("matrix_differences", args=[kvk, (differing or heard)[0].team.slug])
    if not differing:
        return Step(label, url, "Er zijn nu geen verschillen.", StepStatus.DONE)
    count = sum(each.differences for each in differing)
    words = "1 verschil" if count == 1 else f"{count} verschillen"
    return Step(label, url, f"{words} bij {_names(differing)}.", StepStatus.TO_DO)


def _training_step(kvk: str, heard: Sequence[HubTeam]) -> Step:
    label = "Bekijk het opleidingsplan: wie leert wat het eerst"
    if not heard:
        return Step(label, "", "Daarvoor moeten mensen eerst zelf invullen.", StepStatus.LATER)
    url = reverse("matrix_training", args=[kvk])
    gaps = sum(each.gaps for each in heard)
    if not gaps:
        return Step(label, url, "Er zijn nu geen gaten.", StepStatus.DONE)
    words = "1 competentie" if gaps == 1 else f"{gaps} competenties"
    return Step(label, url, f"Bij {words} kunnen te weinig mensen het.", StepStatus.TO_DO)


def _names(teams: Sequence[HubTeam]) -> str:
    """A few names, and how many more."""
    names = [each.team.name for each in teams]
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    shown = MOST_NAMES - 1
    return f"{', '.join(names[:shown])} en nog {len(names) - shown} teams"
