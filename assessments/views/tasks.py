"""The task list, and what is arranged from there: starting a year, the route, handing sections to colleagues."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from assessments.forms.steps import AssignForm, RouteForm, StartForm
from assessments.pages import build_task_page
from assessments.responses import Route
from assessments.selectors import section_for, workspace_for
from assessments.services.answers import AssessmentLockedError
from assessments.services.assignments import ReaderError, assign_section, withdraw_assignment
from assessments.services.life_cycle import FIRST_YEAR, AssessmentExistsError, start_assessment
from assessments.services.workforce import choose_route as save_route
from organisations.access import Action, membership_for
from organisations.mail import MAIL_NOT_SENT, send_invitation
from organisations.models import SizeClass
from organisations.selectors import members_of

READER = "Deze collega is lezer en vult niets in. Geef eerst de rol Invuller, bij Organisatie en collega's."


def start(request, kvk):
    membership = membership_for(request.user, kvk, Action.SUBMIT)
    organisation = membership.organisation
    years = range(timezone.now().year, FIRST_YEAR - 1, -1)
    form = StartForm(organisation, years, request.POST or None)
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year"]
        try:
            start_assessment(organisation, year, form.route_choice, by=membership, at=timezone.now())
            return redirect("tasks", kvk, year)
        except AssessmentExistsError:
            form.add_error("year", f"Voor {year} is er al een vragenlijst. Open die vanaf het overzicht.")
    return render(request, "assessments/start.html", {"organisation": organisation, "form": form})


def task_list(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_TASKS)
    context = {
        "workspace": workspace,
        "page": build_task_page(workspace),
        "organisation": workspace.organisation,
        "year": year,
        "is_admin": workspace.may(Action.ANSWER_ALL),
        "may_open": workspace.may(Action.ANSWER_ASSIGNED),
        "has_route_choice": workspace.assessment.size_class == SizeClass.SMALL,
    }
    return render(request, "assessments/tasks.html", context)


def choose_route(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.SUBMIT)
    form = RouteForm(request.POST or None, initial={"route": workspace.assessment.route})
    if request.method == "POST" and form.is_valid():
        try:
            save_route(
                workspace.assessment, Route(form.cleaned_data["route"]), by=workspace.membership, at=timezone.now()
            )
        except AssessmentLockedError:
            messages.error(request, "De vragenlijst is ingediend; de route ligt vast.")
        return redirect("tasks", kvk, year)
    context = {"workspace": workspace, "form": form, "organisation": workspace.organisation, "year": year}
    return render(request, "assessments/route.html", context)


def assign(request, kvk, year, section):
    workspace = workspace_for(request.user, kvk, year, Action.MANAGE_MEMBERS)
    section = section_for(workspace, section)
    form = AssignForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _assign(request, workspace, section, form):
        return redirect("flex_diagnose" if section.is_flex else "tasks", kvk, year)
    assignments = workspace.assessment.assignments.filter(section=section.slug).select_related("user").order_by("id")
    context = {"section": section, "form": form, "assignments": assignments}
    context |= {"organisation": workspace.organisation, "year": year}
    return render(request, "assessments/assign.html", context, status=422 if form.errors else 200)


def _assign(request, workspace, section, form: AssignForm) -> bool:
    """Hand it over and mail the colleague; False leaves what is wrong on the form."""
    email, by = form.cleaned_data["email"], workspace.membership
    try:
        assignment = assign_section(workspace.assessment, section.slug, email, by=by, at=timezone.now())
    except ReaderError:
        form.add_error("email", READER)
        return False
    told = f"“{section.title}” is toegewezen aan {email}"
    if _mail(workspace, section, assignment.user):
        messages.success(request, f"{told}.")
    else:
        messages.warning(request, f"{told}, maar {MAIL_NOT_SENT}")
    return True


def _mail(workspace, section, user) -> bool:
    membership = members_of(workspace.organisation).select_related("organisation").get(user=user)
    subject = f"{workspace.organisation} vraagt u een onderdeel in te vullen"
    context = {"section": section, "year": workspace.assessment.year}
    return send_invitation(membership, subject, "assessments/mail/assignment.txt", context)


@require_POST
def withdraw(request, kvk, year, assignment_id):
    workspace = workspace_for(request.user, kvk, year, Action.MANAGE_MEMBERS)
    assignment = get_object_or_404(workspace.assessment.assignments, pk=assignment_id)
    withdraw_assignment(assignment, by=workspace.membership, at=timezone.now())
    messages.success(request, "De toewijzing is ingetrokken.")
    return redirect("tasks", kvk, year)
