"""The matrix of a team as a heat map in which levels are typed, and all teams together."""

from dataclasses import asdict

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.competentiematrix.forms.cell import NO_LEVEL, CellForm
from assessments.competentiematrix.forms.filter import HeatFilterForm, WholeFilterForm
from assessments.competentiematrix.heat_page import build_answer, build_heat_page, find_people, put_first
from assessments.competentiematrix.levels import Level
from assessments.competentiematrix.selectors import (
    competence_names,
    matrix_of,
    open_room_for,
    team_for,
    teams_of,
    worker_for,
)
from assessments.competentiematrix.services.levels import LevelConflictError, entry_of, save_levels
from assessments.competentiematrix.whole_page import build_whole_page
from organisations.access import Action

PEOPLE_PER_PAGE = TEAMS_PER_PAGE = 50


@require_safe
def team(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    matrix, today = matrix_of([team]), timezone.localdate()
    form = HeatFilterForm(request.GET, {each.number: each.name for each in matrix.competences})
    found = Paginator(find_people(matrix, form.asked, today), PEOPLE_PER_PAGE)
    people = found.get_page(request.GET.get("pagina"))
    page = build_heat_page(put_first(matrix, form.asked.competence), people.object_list, form.shown, today)
    context = {"organisation": room.organisation, "room": room, "team": team, "tab": "matrix_team"}
    context |= {"page": page, "people": people, "form": form, "levels": list(Level)}
    return render(request, "assessments/matrix/team.html", context)


@require_POST
def cell(request, kvk, team):
    """One level of the leader's view; the answer tells what stands in the cell and at the foot of its column."""
    room, team = team_for(request.user, kvk, team)
    form = CellForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"status": NO_LEVEL}, status=422)
    given, today = form.cleaned_data, timezone.localdate()
    worker = worker_for(team, given["worker"])
    get_object_or_404(team.needs, competence=given["competence"])
    is_saved = _save(worker, form, by=room.membership)
    matrix = matrix_of([team], competence=given["competence"])
    answer = build_answer(matrix, worker.pk, given["what"], today)
    words = form.words_after(answer, is_saved, timezone.localtime())
    return JsonResponse(asdict(answer) | {"status": words}, status=200 if is_saved else 409)


def _save(worker, form: CellForm, *, by) -> bool:
    """False: somebody else changed it in the meantime."""
    competence = form.cleaned_data["competence"]
    current = entry_of(worker.cells.filter(competence=competence).first(), is_own=False)
    try:
        save_levels(worker, {competence: form.change_of(current)}, is_own=False, by=by, at=timezone.now())
    except LevelConflictError:
        return False
    return True


@require_safe
def whole(request, kvk):
    """The teams that one may see, against all competences that they need."""
    room = open_room_for(request.user, kvk, Action.LEAD_TEAM)
    teams = teams_of(room)
    form = WholeFilterForm(request.GET, competence_names(teams))
    matrix = matrix_of(teams, competence=form.competence)
    page = build_whole_page(matrix, timezone.localdate(), only_gaps=form.only_gaps)
    rows = Paginator(page.rows, TEAMS_PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"organisation": room.organisation, "room": room, "page": page, "rows": rows, "form": form}
    return render(request, "assessments/matrix/whole.html", context)
