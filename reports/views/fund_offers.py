"""What a fund offers its members: the list, and the form of one offer."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.edition_files import editions, load_edition
from organisations.access import FundAction, fund_manager_for, may_at_fund
from reports.forms.offers import OfferForm, initial_for, initial_of
from reports.offer_page import build_offer_groups
from reports.offer_selectors import offer_for, offers_of, read_offer
from reports.services import offers as services
from reports.services.offers import OfferConflictError
from reports.tip_files import load_tips


@require_safe
def fund_offers(request, fund):
    manager = fund_manager_for(request.user, fund, FundAction.VIEW)
    groups = build_offer_groups(offers_of(manager.fund), _edition(), load_tips(), timezone.localdate())
    context = {"fund": manager.fund, "groups": groups, "may_manage": may_at_fund(manager, FundAction.MANAGE)}
    return render(request, "reports/fund/offers.html", context)


def add_offer(request, fund):
    manager = fund_manager_for(request.user, fund, FundAction.MANAGE)
    initial = initial_for(request.GET, timezone.localdate())
    form = OfferForm(_edition(), initial, request.POST or None)
    if request.method == "POST" and form.is_valid():
        offer = services.add_offer(manager.fund, form.draft, by=manager, at=timezone.now())
        messages.success(request, f"“{offer.title}” is opgeslagen.")
        return redirect("fund_offers", fund)
    return render(request, "reports/fund/offer.html", {"fund": manager.fund, "form": form}, status=_status(form))


def edit_offer(request, fund, offer_id):
    manager = fund_manager_for(request.user, fund, FundAction.MANAGE)
    offer = offer_for(manager, offer_id)
    form = OfferForm(_edition(), initial_of(read_offer(offer), offer.version), request.POST or None)
    if request.method == "POST" and form.is_valid() and _change(offer, form, manager):
        messages.success(request, f"“{form.draft.title}” is opgeslagen.")
        return redirect("fund_offers", fund)
    context = {"fund": manager.fund, "form": form, "offer": offer}
    return render(request, "reports/fund/offer.html", context, status=_status(form))


def _change(offer, form: OfferForm, manager) -> bool:
    stored, offer.version = offer.version, form.cleaned_data["version"]
    try:
        services.change_offer(offer, form.draft, by=manager, at=timezone.now())
    except OfferConflictError:
        form.tell_conflict(stored)
        return False
    return True


@require_POST
def remove_offer(request, fund, offer_id):
    manager = fund_manager_for(request.user, fund, FundAction.MANAGE)
    offer = offer_for(manager, offer_id)
    services.remove_offer(offer, by=manager, at=timezone.now())
    messages.success(request, f"“{offer.title}” is weggehaald. Uw leden zien het niet meer.")
    return redirect("fund_offers", fund)


def _edition():
    return load_edition(editions()[-1])


def _status(form) -> int:
    return 422 if form.errors else 200
