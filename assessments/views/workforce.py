"""The table of who works there: typed, or pasted from a spreadsheet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.forms.workforce import HeadcountFormSet, PasteForm, headcount_initial
from assessments.selectors import PROFILE, headcounts_of, section_for, workspace_for
from assessments.services.answers import AssessmentLockedError
from assessments.services.workforce import WorkforceError, save_workforce
from organisations.access import Action


def workforce(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    section_for(workspace, PROFILE)
    is_pasted = "table" in request.POST
    paste = PasteForm(request.POST if is_pasted else None)
    rows = HeadcountFormSet(
        request.POST if request.method == "POST" and not is_pasted else None,
        initial=headcount_initial(headcounts_of(workspace.assessment)),
    )
    error = _save(request, workspace, paste if is_pasted else rows) if request.method == "POST" else ""
    if request.method == "POST" and error is None:
        return redirect("section", kvk, year, PROFILE)
    context = {"formset": rows, "paste": paste, "error": error, "is_locked": not workspace.assessment.is_draft}
    context |= {"organisation": workspace.organisation, "year": year}
    return render(request, "assessments/workforce.html", context, status=200 if request.method == "GET" else 422)


def _save(request, workspace, form) -> str | None:
    """None when saved; else what to mend, or an empty string where the form says it itself."""
    if not form.is_valid():
        return ""
    rows = form.rows if isinstance(form, PasteForm) else [row for each in form if (row := each.row)]
    try:
        save_workforce(workspace.assessment, rows, by=workspace.membership, at=timezone.now())
    except WorkforceError as error:
        return str(error)
    except AssessmentLockedError:
        return "De vragenlijst is ingediend en ligt vast. Zet hem eerst terug naar concept."
    messages.success(request, "De tabel is opgeslagen.")
    return None
