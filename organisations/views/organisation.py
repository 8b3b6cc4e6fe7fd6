"""Pages of one organisation: sign it up, change its details, see and manage its members."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from organisations.access import Action, membership_for
from organisations.events import record_event
from organisations.forms import MemberForm, OrganisationForm
from organisations.mail import MAIL_NOT_SENT, send_invitation
from organisations.models import ParticipationForm, Role
from organisations.selectors import council_of, members_of
from organisations.services import organisations as services

LAST_ADMIN = "Dit is de laatste beheerder. Maak eerst iemand anders beheerder."
OTHER_PARTY = (
    "Dit adres is van iemand die namens het personeel spreekt. Zo iemand kan geen beheerder zijn. "
    "Kies Invuller of Lezer, of nodig iemand anders uit."
)


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
    page = _page(membership, form, MemberForm())
    return render(request, "organisations/detail.html", page, status=422 if form.errors else 200)


@require_POST
def add_member(request, kvk):
    admin = membership_for(request.user, kvk, Action.MANAGE_MEMBERS)
    form = MemberForm(request.POST)
    if form.is_valid() and _invite(request, admin, form):
        return redirect("organisation", kvk)
    page = _page(admin, OrganisationForm(instance=admin.organisation), form)
    return render(request, "organisations/detail.html", page, status=422)


def _invite(request, admin, form: MemberForm) -> bool:
    """Give access, or another role to who had access, and mail them; False leaves what is wrong on the form."""
    organisation, email, role = admin.organisation, form.cleaned_data["email"], form.cleaned_data["role"]
    try:
        membership = services.add_member(organisation, email, role, by=admin, at=timezone.now())
        services.change_role(membership, role, by=admin, at=timezone.now())
    except (services.LastAdminError, services.OtherPartyError) as error:
        form.add_error("role", LAST_ADMIN if isinstance(error, services.LastAdminError) else OTHER_PARTY)
        return False
    subject = f"Uitnodiging van {organisation}"
    if send_invitation(membership, subject, "organisations/mail/invitation.txt", {}):
        messages.success(request, f"Wij hebben een uitnodiging gestuurd aan {email}.")
    else:
        messages.warning(request, f"{email} heeft nu toegang, maar {MAIL_NOT_SENT}")
    return True


@require_POST
def remove_member(request, kvk, membership_id):
    admin = membership_for(request.user, kvk, Action.MANAGE_MEMBERS)
    # Of the employer's side only: the council manages its own people.
    membership = get_object_or_404(members_of(admin.organisation), pk=membership_id)
    try:
        services.remove_member(membership, by=admin, at=timezone.now())
        messages.success(request, f"{membership.user} heeft geen toegang meer.")
    except services.LastAdminError:
        messages.error(request, LAST_ADMIN)
    return redirect("organisation", kvk)


def _page(admin, form, member_form):
    """The list tells who works here, with mail addresses: that it was read stands in the trail."""
    organisation = admin.organisation
    record_event(organisation, "view_members", by=admin, at=timezone.now())
    return {
        "organisation": organisation,
        "form": form,
        "member_form": member_form,
        "members": members_of(organisation),
        "secretary": council_of(organisation).filter(role=Role.COUNCIL_SECRETARY).first(),
        "has_council": organisation.participation_form != ParticipationForm.NONE,
    }
