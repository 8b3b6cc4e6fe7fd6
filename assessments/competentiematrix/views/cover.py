"""What a team can cover, where it is vulnerable, and where two views differ."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.competentiematrix.cover_page import build_cover_page
from assessments.competentiematrix.differences_page import build_talks
from assessments.competentiematrix.selectors import matrix_of, team_for
from assessments.models import MatrixTeam

PER_PAGE = 25


@require_safe
def cover(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    teams = MatrixTeam.objects.filter(organisation=room.organisation).order_by("pk")
    page = build_cover_page(matrix_of(teams, people_of=team), team.slug, timezone.localdate())
    years = room.organisation.assessments.order_by("-year").values_list("year", flat=True)
    context = {"page": page, "expiries": _part(request, page.expiries), "latest_year": years.first()}
    return render(request, "assessments/matrix/cover.html", _place(room, team, "matrix_cover") | context)


@require_safe
def differences(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    talks = _part(request, build_talks(matrix_of([team]), timezone.localdate()))
    return render(
        request, "assessments/matrix/differences.html", _place(room, team, "matrix_differences") | {"page": talks}
    )


def _part(request, rows):
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))


def _place(room, team: MatrixTeam, tab: str) -> dict:
    return {"organisation": room.organisation, "room": room, "team": team, "tab": tab}
