"""The workspace of a fund: its rounds, opening one, and who takes part."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from benchmarks.round_selectors import reminders_asked_at, round_for
from benchmarks.services.rounds import RoundExistsError
from benchmarks.services.rounds import open_round as open_round_service
from organisations.access import FundAction, fund_manager_for, may_at_fund
from reports.forms.rounds import ROUND_EXISTS, RoundForm
from reports.funds.participation_page import build_participation_page
from reports.funds.rounds import next_step, round_line, round_lines, timeline


@require_safe
def fund(request, fund):
    manager = fund_manager_for(request.user, fund, FundAction.VIEW)
    lines = round_lines(manager.fund, timezone.localdate())
    context = {"fund": manager.fund, "lines": lines, "may_manage": may_at_fund(manager, FundAction.MANAGE)}
    return render(request, "reports/fund/fund.html", context)


def open_round(request, fund):
    manager = fund_manager_for(request.user, fund, FundAction.MANAGE)
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_round_service(manager.fund, form.plan, by=manager, at=timezone.now())
            messages.success(request, f"De ronde over {opened.year} staat klaar. Nodig nu uw leden uit.")
            return redirect("fund_members", fund, opened.year)
        except RoundExistsError:
            form.add_error("year", ROUND_EXISTS)
    context = {"fund": manager.fund, "form": form}
    return render(request, "reports/fund/open_round.html", context, status=422 if form.errors else 200)


@require_safe
def fund_round(request, fund, year):
    manager = fund_manager_for(request.user, fund, FundAction.VIEW)
    found, today = round_for(manager, year), timezone.localdate()
    page = build_participation_page(found, today)
    is_reminded = bool(reminders_asked_at(found))
    context = {
        "fund": manager.fund,
        "year": year,
        "line": round_line(found, today),
        "moments": timeline(found, today),
        "sub_branches": found.sub_branches.order_by("name"),
        "step": next_step(found, has_members=bool(page.invited), is_reminded=is_reminded, today=today),
        "page": page,
        "may_manage": may_at_fund(manager, FundAction.MANAGE),
    }
    return render(request, "reports/fund/round.html", context)
