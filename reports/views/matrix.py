"""What comes out of the competentiematrix: training plan, group figures, and its downloads."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.competentiematrix.selectors import matrix_room_for, open_room_for, team_for, teams_of
from assessments.competentiematrix.views.links import opened_with_link
from assessments.models import MatrixWorker
from organisations.access import Action, membership_for
from organisations.events import LinkHolder
from reports.forms.training import TrainingForm
from reports.matrix.export import export_matrix
from reports.matrix.groups_page import build_groups_page
from reports.matrix.skills_export import export_skills_data, export_skills_pdf, skills_file_name
from reports.matrix.training_page import build_training_page
from reports.matrix.training_selectors import open_year_of, training_of
from reports.pdf import PdfError
from reports.services.training_actions import add_training_actions
from reports.views.documents import JSON, PDF, download

NO_PLAN = "Er is nog geen verbeterplan waar dit in kan. Dien eerst een vragenlijst in."
NOTHING_CHOSEN = "Er is niets in het verbeterplan gezet. Kruis eerst aan welke opleidingen u in het plan wilt."
WHAT_NEXT = "Vul daar in wie ervoor zorgt en wanneer het klaar is."


@require_safe
def training(request, kvk):
    room = open_room_for(request.user, kvk, Action.LEAD_TEAM)
    form = TrainingForm(teams_of(room), request.GET)
    page = build_training_page(room, form, request.GET.get("pagina"), timezone.localdate())
    context = {"organisation": room.organisation, "page": page, "form": form}
    return render(request, "reports/matrix/training.html", context, status=422 if form.errors else 200)


@require_POST
def plan_training(request, kvk):
    """The chosen needs become actions of the improvement plan."""
    membership_for(request.user, kvk, Action.PLAN)
    room = open_room_for(request.user, kvk, Action.MANAGE_MATRIX)
    form = TrainingForm(teams_of(room), request.POST)
    actions = training_of(form, timezone.localdate()).actions(request.POST.getlist("competentie"))
    assessment = open_year_of(room.organisation)
    if assessment is None or not actions:
        messages.error(request, NO_PLAN if assessment is None else NOTHING_CHOSEN)
    else:
        added = add_training_actions(assessment, actions, by=room.membership, at=timezone.now())
        messages.success(request, _planned_words(len(added), assessment.year))
    page = urlencode({"pagina": request.POST.get("pagina", 1)})
    return redirect(f"{reverse('matrix_training', args=[kvk])}?{form.query}{page}")


def _planned_words(count: int, year: int) -> str:
    if not count:
        return f"Dit stond al in het verbeterplan van {year}."
    number = "1 opleiding staat" if count == 1 else f"{count} opleidingen staan"
    return f"{number} nu in het verbeterplan van {year}. {WHAT_NEXT}"


@require_safe
def groups(request, kvk):
    room = matrix_room_for(request.user, kvk, Action.VIEW_RESULTS)
    page = build_groups_page(room, timezone.localdate())
    return render(request, "reports/matrix/groups.html", {"organisation": room.organisation, "page": page})


@require_safe
def matrix_pdf(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    try:
        pdf = export_matrix(team, by=room.membership, at=timezone.now())
    except PdfError:
        context = {"organisation": room.organisation, "what": "de competentiematrix"}
        return render(request, "reports/pdf_failed.html", context, status=503)
    return download(pdf, PDF, f"competentiematrix-{kvk}-{team.slug}.pdf")


@require_safe
def skills_pdf(request, kvk, team, worker_id):
    room, worker = _worker_for(request.user, kvk, team, worker_id)
    return _skills_pdf(request, worker, room.membership)


@require_safe
def skills_json(request, kvk, team, worker_id):
    room, worker = _worker_for(request.user, kvk, team, worker_id)
    return _skills_json(worker, room.membership)


@require_safe
@opened_with_link
def own_skills_pdf(request, token, worker):
    return _skills_pdf(request, worker, LinkHolder())


@require_safe
@opened_with_link
def own_skills_json(request, token, worker):
    return _skills_json(worker, LinkHolder())


def _worker_for(user, kvk: str, slug: str, worker_id: int):
    """Someone of the team, also who left: they may want to take their overview along."""
    room, team = team_for(user, kvk, slug)
    worker = get_object_or_404(team.workers, pk=worker_id)
    worker.team = team
    return room, worker


def _skills_pdf(request, worker: MatrixWorker, by):
    try:
        pdf = export_skills_pdf(worker, by=by, at=timezone.now())
    except PdfError:
        context = {"organisation": worker.team.organisation, "what": "het vaardighedenoverzicht"}
        return render(request, "reports/pdf_failed.html", context, status=503)
    return download(pdf, PDF, skills_file_name(worker, "pdf"))


def _skills_json(worker: MatrixWorker, by):
    return download(export_skills_data(worker, by=by, at=timezone.now()), JSON, skills_file_name(worker, "json"))
