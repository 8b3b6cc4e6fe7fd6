"""The improvement plan: tips to choose from, actions with who and when, and what they would change."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.selectors import Workspace, workspace_for
from organisations.access import Action
from reports.forms.plan import ActionForm, TipFilterForm
from reports.plan_page import build_plan_page, build_tip_cards, tip_card
from reports.plan_selectors import action_for, is_removable
from reports.services import plan as services
from reports.services.plan import ActionConflictError, ActionUnderWayError, PlanNotOpenError
from reports.tip_files import tips_by_slug
from reports.tips import Tip

TIPS_PER_PAGE = 20
NOT_OPEN = "Het verbeterplan kan pas na het indienen van de vragenlijst."


@require_safe
def plan(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_RESULTS)
    return render(request, "reports/plan.html", _place(workspace) | {"page": build_plan_page(workspace, _today())})


@require_safe
def tips(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.PLAN)
    form = TipFilterForm(workspace.edition, request.GET)
    cards = Paginator(build_tip_cards(workspace, form.filters, _today()), TIPS_PER_PAGE)
    kept = QueryDict(mutable=True)
    kept.update({name: value for name, value in form.filters.items() if value})
    context = {"form": form, "page": cards.get_page(request.GET.get("pagina")), "query": kept.urlencode()}
    return render(request, "reports/plan_tips.html", _place(workspace) | context)


@require_POST
def choose(request, kvk, year, tip):
    """Put a tip in the plan; with htmx its card and the plan above change in place."""
    workspace = workspace_for(request.user, kvk, year, Action.PLAN)
    found = _tip(tip)
    try:
        services.choose_tip(workspace.assessment, found, by=workspace.membership, at=timezone.now())
    except PlanNotOpenError:
        messages.error(request, NOT_OPEN)
        return redirect("plan", kvk, year)
    if request.htmx:
        context = {"page": build_plan_page(workspace, _today()), "card": tip_card(workspace, found, _today())}
        return render(request, "reports/_plan_chosen.html", _place(workspace) | context)
    messages.success(request, f"“{found.title}” staat in uw plan.")
    return _back(request, kvk, year)


def _tip(slug: str) -> Tip:
    if slug not in tips_by_slug():
        raise Http404("Deze tip bestaat niet.")
    return tips_by_slug()[slug]


def _back(request, kvk, year):
    """To the tips one was looking at, to the Flex Diagnose that proposed it, or to the plan."""
    if "flex" in request.POST:
        return redirect("flex_result", kvk, year)
    if "tips" not in request.POST:
        return redirect("plan", kvk, year)
    return redirect(f"{reverse('tips', args=[kvk, year])}?{QueryDict(request.POST['tips']).urlencode()}")


def add(request, kvk, year):
    """A proposal of the council may have filled in what it is about."""
    workspace = workspace_for(request.user, kvk, year, Action.PLAN)
    known = {"title": request.GET.get("titel", ""), "indicator": request.GET.get("indicator", "")}
    form = ActionForm(workspace.assessment, workspace.edition, data=request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_action(workspace.assessment, form.draft, by=workspace.membership, at=timezone.now())
            messages.success(request, f"“{form.draft.title}” staat in uw plan.")
        except PlanNotOpenError:
            messages.error(request, NOT_OPEN)
        return redirect("plan", kvk, year)
    return render(request, "reports/plan_action.html", _place(workspace) | {"form": form}, status=_status(form))


def edit(request, kvk, year, action_id):
    workspace = workspace_for(request.user, kvk, year, Action.PLAN)
    action = action_for(workspace, action_id)
    form = ActionForm(workspace.assessment, workspace.edition, action, request.POST or None)
    if request.method == "POST" and form.is_valid() and _change(workspace, action, form):
        messages.success(request, f"“{form.draft.title}” is opgeslagen.")
        return redirect("plan", kvk, year)
    tip = tips_by_slug().get(action.tip)
    context = {"form": form, "action": action, "is_removable": is_removable(action)}
    context["card"] = tip_card(workspace, tip, _today()) if tip else None
    return render(request, "reports/plan_action.html", _place(workspace) | context, status=_status(form))


def _change(workspace: Workspace, action, form: ActionForm) -> bool:
    stored, action.version = action.version, form.cleaned_data["version"]
    try:
        services.change_action(action, form.draft, by=workspace.membership, at=timezone.now())
    except ActionConflictError:
        form.tell_conflict(stored)
        return False
    return True


@require_POST
def drop(request, kvk, year, action_id):
    workspace = workspace_for(request.user, kvk, year, Action.PLAN)
    action = action_for(workspace, action_id)
    try:
        services.drop_action(action, by=workspace.membership, at=timezone.now())
        messages.success(request, f"“{action.title}” is uit het plan gehaald.")
    except ActionUnderWayError:
        messages.error(request, "Deze maatregel loopt al. Zet hem op Vervallen en schrijf op waarom.")
        return redirect("edit_action", kvk, year, action_id)
    return redirect("plan", kvk, year)


@require_POST
def carry_over(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.PLAN)
    try:
        carried = services.carry_over_actions(workspace.assessment, by=workspace.membership, at=timezone.now())
        messages.success(request, f"Meegekomen uit {year - 1}: {len(carried)}. Kijk of wie en wanneer nog kloppen.")
    except PlanNotOpenError:
        messages.error(request, NOT_OPEN)
    return redirect("plan", kvk, year)


def _today():
    return timezone.localdate()


def _status(form) -> int:
    return 422 if form.errors else 200


def _place(workspace: Workspace) -> dict:
    return {"organisation": workspace.organisation, "year": workspace.assessment.year, "workspace": workspace}
