"""The result of the Flex Diagnose, and the slack that its mix is chosen with."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.flex_diagnose.selectors import flex_figures
from assessments.flex_diagnose.services import set_slack
from assessments.selectors import Workspace, workspace_for
from assessments.services.answers import AssessmentLockedError
from organisations.access import Action
from reports.flex.page import build_flex_page
from reports.forms.flex import SlackForm


@require_safe
def result(request, kvk, year):
    return _show(request, workspace_for(request.user, kvk, year, Action.VIEW_RESULTS))


@require_POST
def slack(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ALL)
    form = SlackForm(request.POST)
    if flex_figures(workspace.assessment).capacity is None:
        messages.error(request, "Vul eerst in wat u zelf aan uren hebt. Dan kunt u de ruimte kiezen.")
        return redirect("flex_capacity", kvk, year)
    if not form.is_valid():
        return _show(request, workspace, form)
    try:
        set_slack(workspace.assessment, form.cleaned_data["slack"], by=workspace.membership, at=timezone.now())
    except AssessmentLockedError:
        messages.error(request, "Dit jaar is vastgesteld. De ruimte kan niet meer veranderen.")
    return redirect("flex_result", kvk, year)


def _show(request, workspace: Workspace, form: SlackForm | None = None):
    context = {
        "organisation": workspace.organisation,
        "year": workspace.assessment.year,
        "assessment": workspace.assessment,
        "page": build_flex_page(workspace, timezone.localdate(), form),
    }
    return render(request, "reports/flex/result.html", context, status=422 if form else 200)
