"""Which tips the members of a fund chose, as published."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.edition_files import editions, load_edition
from benchmarks.round_selectors import round_for
from organisations.access import FundAction, fund_manager_for, may_at_fund
from reports.forms.offers import ChoiceFilterForm
from reports.offer_selectors import offers_of
from reports.tip_choice_selectors import choices_of, publication_with_choices
from reports.tip_choices import Shelf, build_tip_choices
from reports.tip_files import load_tips


@require_safe
def fund_tips(request, fund, year):
    manager = fund_manager_for(request.user, fund, FundAction.VIEW)
    fund_round, publication = round_for(manager, year), publication_with_choices(manager.fund, year)
    edition = load_edition(editions()[-1])
    form = ChoiceFilterForm(edition, request.GET)
    cells = choices_of(publication) if publication else ()
    shelf = Shelf(load_tips(), edition, offers_of(manager.fund), timezone.localdate())
    place = {"fund": manager.fund, "year": year, "fund_round": fund_round, "publication": publication}
    context = place | {"form": form, "page": build_tip_choices(cells, shelf, form.chosen)}
    context["may_manage"] = may_at_fund(manager, FundAction.MANAGE)
    return render(request, "reports/fund/tips.html", context)
