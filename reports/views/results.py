"""Results pages: the profile of twelve, and one score opened to its answers."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from assessments.selectors import Workspace, workspace_for
from assessments.wording import points_text
from charts import rows, wheel
from organisations.access import Action
from reports.council.record import status_line
from reports.council.record_selectors import council_standing_of
from reports.drawings import draw_dot_plot, draw_groups, draw_wheel
from reports.fixed_documents import fixed_document
from reports.models import FixedKind
from reports.offer_selectors import offers_for
from reports.offers import fitting_offers
from reports.result_selectors import results_of, scorecard_of
from reports.results import open_score


def results(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_RESULTS)
    found = results_of(workspace.assessment)
    if found is None:
        return render(request, "reports/interval.html", _place(workspace) | {"rows": _intervals(workspace)})
    context = {
        "results": found.results,
        "wheel": draw_wheel(found.results),
        "wheel_narrow": draw_wheel(found.results, wheel.NARROW),
        "plot": draw_dot_plot(found.results.indicators),
        "plot_narrow": draw_dot_plot(found.results.indicators, rows.NARROW),
        "addendum": workspace.assessment.is_fixed and fixed_document(workspace.assessment, FixedKind.ADDENDUM),
    }
    return render(request, "reports/results.html", _place(workspace) | _standing(workspace) | context)


def indicator(request, kvk, year, indicator):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_RESULTS)
    found = results_of(workspace.assessment)
    result = found and found.results.of(indicator)
    if result is None:
        raise Http404("Van dit onderdeel zijn er geen resultaten.")
    context = {
        "result": result,
        "compared": found.results.compared,
        "offers": _offers(workspace, indicator),
        "questions": open_score(result, found.sheet, found.answers, found.references),
    }
    groups = _groups(result.opened.groups, found.sheet.workforce.label)
    return render(request, "reports/indicator.html", _place(workspace) | _standing(workspace) | context | groups)


def _groups(groups, label) -> dict:
    return {
        "group_chart": draw_groups(groups, label) if groups else None,
        "group_chart_narrow": draw_groups(groups, label, rows.NARROW) if groups else None,
        "group_rows": [(label(group.group), group.heads, points_text(group.score)) for group in groups],
    }


def _place(workspace: Workspace) -> dict:
    return {
        "organisation": workspace.organisation,
        "year": workspace.assessment.year,
        "assessment": workspace.assessment,
        "may_plan": workspace.may(Action.PLAN),
    }


def _standing(workspace: Workspace) -> dict:
    return {"status_line": status_line(council_standing_of(workspace.assessment))}


def _offers(workspace: Workspace, indicator: str):
    return fitting_offers(
        offers_for(workspace.organisation),
        tip="",
        indicator=indicator,
        size_class=workspace.assessment.size_class,
        day=timezone.localdate(),
    )


def _intervals(workspace: Workspace) -> list[dict]:
    """While questions are open: from nothing to everything, and how many are still open."""
    return [
        {
            "title": score.indicator.title,
            "lowest": points_text(score.lowest),
            "highest": points_text(score.highest),
            "open_count": score.open_count,
        }
        for score in scorecard_of(workspace.assessment).indicators
    ]
