"""What an employer shares: taking up a fund's invitation, consents, and with whom it is compared."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from benchmarks.invitation_links import invitation_of
from organisations.access import Action, SecondFactorMissing, membership_for
from organisations.models import PLATFORM, SectorFund
from organisations.second_factors import lacks_second_factor
from organisations.services import consents
from organisations.services.consents import NotAMemberError
from organisations.services.funds import join_fund
from reports.forms.sharing import ConsentForm
from reports.joining import JoiningPage, Standing, build_joining_page
from reports.sharing import build_sharing_page, comparison_form

LINES_PER_PAGE = 25


def accept_invitation(request, token):
    """The token is the whole proof that the fund means this employer; what the visitor may do follows from its role."""
    invitation = invitation_of(token)
    if invitation is None:
        return render(request, "reports/invitation_void.html", status=404)
    page = build_joining_page(request.user, invitation)
    form = ConsentForm(page.fund, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and page.standing in (Standing.MAY_JOIN, Standing.JOINED):
        _join(request, page, form)
        return redirect("sharing", page.member.kvk)
    context = {"page": page, "form": form, "organisation": page.membership and page.membership.organisation}
    return render(request, "reports/invitation.html", context, status=403 if request.method == "POST" else 200)


def _join(request, page: JoiningPage, form: ConsentForm) -> None:
    """Once: who joined before keeps its consents, and changes them on the page it is sent to."""
    if page.standing is Standing.JOINED:
        return
    if lacks_second_factor(request.user):
        raise SecondFactorMissing("Meedoen vraagt een tweede stap bij het inloggen.")
    organisation = page.membership.organisation
    join_fund(page.member, organisation, form.purposes, by=page.membership, at=timezone.now())
    messages.success(request, f"{organisation} doet mee met {page.fund}.")


@require_safe
def sharing(request, kvk):
    admin = membership_for(request.user, kvk, Action.SHARE)
    return _sharing_page(request, admin.organisation)


@require_POST
def change_consents(request, kvk, fund):
    admin = membership_for(request.user, kvk, Action.SHARE)
    place = None if fund == PLATFORM else get_object_or_404(SectorFund, slug=fund)
    purposes = ConsentForm(place, data=request.POST).purposes
    try:
        consents.change_consents(admin.organisation, place, purposes, by=admin, at=timezone.now())
    except NotAMemberError as error:
        raise Http404("Bij dit fonds hoort uw organisatie niet.") from error
    messages.success(request, f"Opgeslagen: waar u {place or 'goedwerk'} toestemming voor geeft.")
    return redirect("sharing", kvk)


@require_POST
def choose_comparison(request, kvk):
    admin = membership_for(request.user, kvk, Action.SHARE)
    form = comparison_form(admin.organisation, request.POST)
    if not form.is_valid():
        return _sharing_page(request, admin.organisation, form)
    consents.choose_comparison_fund(admin.organisation, form.fund, by=admin, at=timezone.now())
    messages.success(request, "Opgeslagen: met wie u uw scores vergelijkt.")
    return redirect("sharing", kvk)


def _sharing_page(request, organisation, comparison=None):
    page = build_sharing_page(organisation, comparison)
    log = Paginator(page.log, LINES_PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"organisation": organisation, "page": page, "log": log}
    return render(request, "reports/sharing.html", context, status=422 if comparison else 200)
