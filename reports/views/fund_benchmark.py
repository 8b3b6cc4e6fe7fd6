"""The benchmark of a fund: what was published, the themes in it, and the buttons that publish and correct."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from benchmarks.disclosure import CorrectedAlreadyError
from benchmarks.services.publications import (
    NotDueError,
    NotPublishedError,
    PublishedAlreadyError,
    TooFewChangesError,
    TooLateError,
)
from charts import rows
from organisations.access import FundAction, may_at_fund
from reports.cell_words import key_words, sentence
from reports.funds.benchmark import build_group_figures, build_group_lines, find_group, next_step
from reports.funds.benchmark_selectors import PublishedRound, published_round_for, shared_reports
from reports.funds.drawings import draw_group, draw_spread
from reports.funds.themes import build_themes
from reports.services import publishing

NOT_DUE = "Dat kan nog niet. De dag staat vast sinds de ronde werd geopend; zie de data op deze pagina."
REFUSALS = {
    NotDueError: NOT_DUE,
    PublishedAlreadyError: "De benchmark over dit jaar is al gepubliceerd.",
    NotPublishedError: "Er is over dit jaar nog niets gepubliceerd. Publiceer eerst de benchmark.",
    CorrectedAlreadyError: "De benchmark over dit jaar is al gecorrigeerd. Een tweede correctie is er niet.",
    TooLateError: "Er is al een later jaar gepubliceerd. Over dit jaar publiceren of corrigeren kan niet meer.",
    TooFewChangesError: (
        "Er is niets gecorrigeerd. Daarvoor moet bij minstens drie werkgevers uit drie concerns dezelfde score of "
        "praktijk anders zijn. U kunt het later nog eens proberen."
    ),
}


@require_safe
def benchmark(request, fund, year):
    found = published_round_for(request.user, fund, year)
    publication = found.publication
    step = next_step(
        found.round.publishes_on,
        found.round.corrects_on,
        publication.is_correction if publication else None,
        timezone.localdate(),
    )
    context = _place(found) | {"step": step, "shared": shared_reports(found.manager.fund, year)}
    if publication:
        context |= _published(found, request.GET.get("groep", ""))
    return render(request, "reports/fund/benchmark.html", context)


def _published(found: PublishedRound, code: str) -> dict:
    """What is told of the group that was asked for. Raises Http404 alike where nothing is told and nothing exists."""
    lines = build_group_lines(found.branches, found.told_keys)
    group = find_group(lines, code)
    if group is None:
        if code:
            raise Http404("Van deze groep is niets gepubliceerd.")
        return {"lines": lines}
    figures = build_group_figures(found.edition, group.key, found.cells_of_group(group.key))
    return {
        "lines": lines,
        "group": group,
        "label": sentence(key_words(group.key)),
        "figures": figures,
        "plot": draw_group(figures),
        "plot_narrow": draw_group(figures, rows.NARROW),
        "spread": draw_spread(figures.spread),
        "spread_narrow": draw_spread(figures.spread, rows.NARROW),
    }


@require_safe
def themes(request, fund, year):
    found = published_round_for(request.user, fund, year)
    context = _place(found)
    if found.publication:
        context["themes"] = build_themes(found.edition, found.branches, found.cells)
    return render(request, "reports/fund/themes.html", context)


@require_POST
def publish(request, fund, year):
    return _change(request, fund, year, publishing.publish, f"De benchmark over {year} is gepubliceerd.")


@require_POST
def correct(request, fund, year):
    done = f"De correctie over {year} is gepubliceerd. Waar te weinig veranderde, staan dezelfde cijfers als eerst."
    return _change(request, fund, year, publishing.correct, done)


def _change(request, fund, year, service, done: str):
    found = published_round_for(request.user, fund, year, FundAction.MANAGE)
    try:
        service(found.round, by=found.manager, at=timezone.now())
        messages.success(request, done)
    except tuple(REFUSALS) as refusal:
        messages.error(request, REFUSALS[type(refusal)])
    return redirect("fund_benchmark", fund, year)


def _place(found: PublishedRound) -> dict:
    return {
        "fund": found.manager.fund,
        "year": found.round.year,
        "fund_round": found.round,
        "publication": found.publication,
        "may_manage": may_at_fund(found.manager, FundAction.MANAGE),
    }
