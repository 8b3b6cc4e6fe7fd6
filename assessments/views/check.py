"""The end of filling in: what is open, what looks odd, submit, and back again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from assessments.forms.steps import ReopenForm
from assessments.models import TRANSITIONS, Status
from assessments.pages import build_check_page
from assessments.selectors import Workspace, workspace_for
from assessments.services.life_cycle import IncompleteError, TransitionError, return_to_draft, submit_assessment
from organisations.access import Action
from organisations.mail import send_invitation
from organisations.selectors import council_of

NOT_SUBMITTED = "Deze vragenlijst is nog niet ingediend."
FIXED = "Het jaarrapport is vastgesteld. Er verandert niets meer, dus ook niet de vragenlijst."


def check(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.SUBMIT)
    context = {"page": build_check_page(workspace), "workspace": workspace, "reopen_form": ReopenForm()}
    return render(request, "assessments/check.html", context | {"organisation": workspace.organisation, "year": year})


@require_POST
def submit(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.SUBMIT)
    try:
        submit_assessment(workspace.assessment, by=workspace.membership, at=timezone.now())
    except IncompleteError:
        messages.error(request, "Nog niet alle vragen zijn beantwoord. Hieronder staat welke.")
    except TransitionError:
        messages.error(request, "Deze vragenlijst is al ingediend.")
    else:
        messages.success(request, "De vragenlijst is ingediend. Dit zijn uw resultaten.")
        return redirect("results", kvk, year)
    return redirect("check", kvk, year)


def reopen(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.SUBMIT)
    if Status.DRAFT not in TRANSITIONS[Status(workspace.assessment.status)]:
        messages.error(request, FIXED if workspace.assessment.is_fixed else NOT_SUBMITTED)
        return redirect("tasks", kvk, year)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _return_to_draft(request, workspace, form.cleaned_data["reason"])
        return redirect("tasks", kvk, year)
    context = {"form": form, "organisation": workspace.organisation, "year": year, "assessment": workspace.assessment}
    return render(request, "assessments/reopen.html", context, status=422 if form.errors else 200)


def _return_to_draft(request, workspace: Workspace, reason: str) -> None:
    """Whoever was reading it hears that it went back."""
    was_discussed = workspace.assessment.status == Status.IN_DISCUSSION
    try:
        return_to_draft(workspace.assessment, reason, by=workspace.membership, at=timezone.now())
    except TransitionError:
        messages.error(request, FIXED)
        return
    messages.success(request, "De vragenlijst is weer een concept. Dien hem opnieuw in als u klaar bent.")
    if was_discussed and not _tell_council(workspace):
        messages.warning(request, "Niet elke mail kon worden verstuurd. Vertel zelf dat de bespreking stilstaat.")


def _tell_council(workspace: Workspace) -> bool:
    subject = f"Zelfbeoordeling van {workspace.organisation} teruggezet"
    seats = council_of(workspace.organisation).select_related("user", "organisation")
    context = {"year": workspace.assessment.year}
    sent = [send_invitation(seat, subject, "organisations/mail/council_returned.txt", context) for seat in seats]
    return all(sent)
