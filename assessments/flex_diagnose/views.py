"""The pages of the Flex Diagnose: its steps, and its two sets of figures."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.flex_diagnose.forms.capacity import CapacityForm
from assessments.flex_diagnose.forms.hours import HoursForm
from assessments.flex_diagnose.hub_page import CAPACITY, DEMAND, build_hub_page
from assessments.flex_diagnose.pages import CapacityPage, build_capacity_page, build_hours_page
from assessments.flex_diagnose.services import save_capacity, save_demand
from assessments.models import FlexCapacity, FlexDemand
from assessments.selectors import Workspace, section_for, workspace_for
from assessments.services.answers import AssessmentLockedError, VersionConflictError
from organisations.access import Action

LONGEST_MEASURE = FlexDemand._meta.get_field("measure").max_length
LOCKED = "Er is niets opgeslagen: het jaarrapport is vastgesteld, en daarna verandert er niets meer."


def hub(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_TASKS)
    return render(request, "assessments/flex/hub.html", _context(workspace, build_hub_page(workspace)))


def demand(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    section_for(workspace, DEMAND)
    posted = request.POST if request.method == "POST" else None
    page = build_hours_page(workspace, request.GET, posted, request.FILES)
    if page.form.is_bound and page.form.is_valid() and _save_demand(request, workspace, page.form):
        return redirect("flex_demand", kvk, year)
    status = 422 if page.form.errors or page.rows_form.errors else 200
    return render(request, "assessments/flex/demand.html", _context(workspace, page), status=status)


def capacity(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.ANSWER_ASSIGNED)
    section_for(workspace, CAPACITY)
    page = build_capacity_page(workspace, timezone.localdate(), request.POST if request.method == "POST" else None)
    if page.form.is_bound and page.form.is_valid() and _save_capacity(request, workspace, page):
        return redirect("flex_diagnose", kvk, year)
    status = 422 if page.form.errors else 200
    return render(request, "assessments/flex/capacity.html", _context(workspace, page), status=status)


def _save_demand(request, workspace: Workspace, form: HoursForm) -> bool:
    """False leaves what is wrong on the form."""
    measure = form.need.measure_name[:LONGEST_MEASURE]
    save = partial(save_demand, workspace.assessment, form.series, form.seen_version, measure=measure)
    if not _is_saved(workspace, form, FlexDemand, save):
        return False
    messages.success(request, "De uren zijn opgeslagen. Dit is wat ze laten zien.")
    for note in form.need.notes:
        messages.info(request, note)
    return True


def _save_capacity(request, workspace: Workspace, page: CapacityPage) -> bool:
    form = page.form
    filled_in = form.capacity(page.figures.capacity)
    save = partial(save_capacity, workspace.assessment, filled_in, form.seen_version)
    if not _is_saved(workspace, form, FlexCapacity, save):
        return False
    messages.success(request, "Uw flexvermogen is opgeslagen.")
    return True


def _is_saved(workspace: Workspace, form: HoursForm | CapacityForm, model, save) -> bool:
    try:
        save(by=workspace.membership, at=timezone.now())
    except AssessmentLockedError:
        form.add_error(None, LOCKED)
    except VersionConflictError:
        form.refuse_version(model.objects.select_related("saved_by").filter(assessment=workspace.assessment).first())
    return not form.errors


def _context(workspace: Workspace, page) -> dict:
    organisation, year = workspace.organisation, workspace.assessment.year
    return {"workspace": workspace, "page": page, "organisation": organisation, "year": year}
