"""The people in a team, and one person with all competences."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.competentiematrix.forms.levels import LedRowForm
from assessments.competentiematrix.forms.worker import MoveForm, WorkerForm
from assessments.competentiematrix.pages import WorkerPage, WorkersPage, build_worker_page, build_workers_page
from assessments.competentiematrix.selectors import MatrixRoom, team_for, worker_for
from assessments.competentiematrix.services.levels import LevelConflictError, save_levels
from assessments.competentiematrix.services.workers import (
    WorkerError,
    add_worker,
    add_workers,
    change_worker,
    move_worker,
)
from assessments.competentiematrix.words import people_words
from assessments.models import MatrixTeam
from organisations.access import Action


def workers(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    page = build_workers_page(team, timezone.localdate(), request.GET, _posted(request))
    if page.sent and page.sent.is_valid() and _add(request, room, team, page):
        return redirect("matrix_workers", kvk, team.slug)
    context = _place(room, team) | {"page": page}
    return render(request, "assessments/matrix/workers.html", context, status=_status(page))


def _add(request, room: MatrixRoom, team: MatrixTeam, page: WorkersPage) -> bool:
    """False leaves what is wrong on the form."""
    actor, form = {"by": room.membership, "at": timezone.now()}, page.sent
    try:
        if isinstance(form, WorkerForm):
            words = f"{add_worker(team, form.entry, **actor)} is toegevoegd."
        else:
            words = f"{people_words(len(add_workers(team, form.entries, **actor)))} toegevoegd."
    except WorkerError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, words)
    return True


def worker(request, kvk, team, worker_id):
    room, team = team_for(request.user, kvk, team)
    page = build_worker_page(room, worker_for(team, worker_id), timezone.localdate(), _posted(request))
    if page.sent and page.sent.is_valid() and _save(request, room, page):
        return redirect("matrix_worker", kvk, page.worker.team.slug, worker_id)
    context = _place(room, team) | {"page": page, "is_admin": room.may(Action.MANAGE_MATRIX)}
    return render(request, "assessments/matrix/worker.html", context, status=_status(page))


def _save(request, room: MatrixRoom, page: WorkerPage) -> bool:
    """False leaves what is wrong on the form."""
    save = {WorkerForm: _save_facts, LedRowForm: _save_levels, MoveForm: _move}[type(page.sent)]
    try:
        words = save(page, by=room.membership, at=timezone.now())
    except WorkerError as error:
        page.sent.add_error(None, str(error))
        return False
    except LevelConflictError as conflict:
        page.levels.refuse(conflict.current)
        return False
    messages.success(request, words)
    return True


def _save_facts(page: WorkerPage, *, by, at) -> str:
    change_worker(page.worker, page.facts.entry, by=by, at=at)
    return f"De gegevens van {page.worker} zijn opgeslagen."


def _save_levels(page: WorkerPage, *, by, at) -> str:
    changed = save_levels(page.worker, page.levels.changes, is_own=False, by=by, at=at)
    return "Uw kijk is opgeslagen." if changed else "Er was niets veranderd."


def _move(page: WorkerPage, *, by, at) -> str:
    move_worker(page.worker, page.move.cleaned_data["team"], by=by, at=at)
    return f"{page.worker} staat nu in team {page.worker.team}."


def _posted(request):
    return request.POST if request.method == "POST" else None


def _status(page: WorkersPage | WorkerPage) -> int:
    return 422 if page.sent is not None and page.sent.errors else 200


def _place(room: MatrixRoom, team: MatrixTeam) -> dict:
    return {"organisation": room.organisation, "room": room, "team": team, "tab": "matrix_workers"}
