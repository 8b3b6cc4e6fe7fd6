"""The end of filling in: what is open, what looks odd, submit, and back again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from assessments.forms.steps import ReopenForm
from assessments.pages import build_check_page
from assessments.selectors import workspace_for
from assessments.services.life_cycle import IncompleteError, TransitionError, return_to_draft, submit_assessment
from organisations.access import Action


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
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return_to_draft(
                workspace.assessment, form.cleaned_data["reason"], by=workspace.membership, at=timezone.now()
            )
            messages.success(request, "De vragenlijst is weer een concept. Dien hem opnieuw in als u klaar bent.")
        except TransitionError:
            messages.error(request, "Deze vragenlijst is nog niet ingediend.")
        return redirect("tasks", kvk, year)
    context = {"form": form, "organisation": workspace.organisation, "year": year}
    return render(request, "assessments/reopen.html", context)
