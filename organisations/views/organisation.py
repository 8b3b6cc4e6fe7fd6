"""Pages of one organisation: sign it up, change its details, see and manage its members."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from organisations.access import Action, membership_for
from organisations.forms import MemberForm, OrganisationForm
from organisations.mail import MAIL_NOT_SENT, send_invitation
from organisations.selectors import members_of
from organisations.services import organisations as services

LAST_ADMIN = "Dit is de laatste beheerder. Maak eerst iemand anders beheerder."


def register(request):
    """An invitation may have filled in what it knows; whoever came from there goes back to it."""
    known = {"name": request.GET.get("naam", ""), "kvk": request.GET.get("kvk", "")}
    form = OrganisationForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        organisation = services.register_organisation(form.details, by=request.user, at=timezone.now())
        messages.success(request, f"{organisation} is aangemeld.")
        return HttpResponseRedirect(_page_to_return_to(request))
    return render(request, "organisations/register.html", {"form": form})


def _page_to_return_to(request) -> str:
    """The page of ours that the address names, else home."""
    address = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours else reverse("home")


def detail(request, kvk):
    membership = membership_for(request.user, kvk, Action.MANAGE_MEMBERS)
    organisation = membership.organisation
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        services.change_organisation(organisation, form.details, by=membership, at=timezone.now())
        messages.success(request, "De gegevens zijn opgeslagen.")
        return redirect("organisation", kvk)
    return render(request, "organisations/detail.html", _page(organisation, form, MemberForm()))


@require_POST
def add_member(request, kvk):
    admin = membership_for(request.user, kvk, Action.MANAGE_MEMBERS)
    form = MemberForm(request.POST)
    if not form.is_valid():
        page = _page(admin.organisation, OrganisationForm(instance=admin.organisation), form)
        return render(request, "organisations/detail.html", page)
    _invite(request, admin, form.cleaned_data["email"], form.cleaned_data["role"])
    return redirect("organisation", kvk)


def _invite(request, admin, email, role):
    """Give access, or another role to who had access, and send the mail."""
    organisation = admin.organisation
    membership = services.add_member(organisation, email, role, by=admin, at=timezone.now())
    try:
        services.change_role(membership, role, by=admin, at=timezone.now())
    except services.LastAdminError:
        messages.error(request, LAST_ADMIN)
        return
    subject = f"Uitnodiging van {organisation}"
    if send_invitation(membership, subject, "organisations/mail/invitation.txt", {}):
        messages.success(request, f"Wij hebben een uitnodiging gestuurd aan {email}.")
    else:
        messages.warning(request, f"{email} heeft nu toegang, maar {MAIL_NOT_SENT}")


@require_POST
def remove_member(request, kvk, membership_id):
    admin = membership_for(request.user, kvk, Action.MANAGE_MEMBERS)
    membership = get_object_or_404(admin.organisation.memberships, pk=membership_id)
    try:
        services.remove_member(membership, by=admin, at=timezone.now())
        messages.success(request, f"{membership.user} heeft geen toegang meer.")
    except services.LastAdminError:
        messages.error(request, LAST_ADMIN)
    return redirect("organisation", kvk)


def _page(organisation, form, member_form):
    members = members_of(organisation)
    return {"organisation": organisation, "form": form, "member_form": member_form, "members": members}
