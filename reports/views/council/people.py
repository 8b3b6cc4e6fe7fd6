"""Who speaks for the staff: seen by all of them, changed by their secretary, never by the employer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisations import access
from organisations.access import Action
from organisations.mail import MAIL_NOT_SENT, send_invitation
from organisations.selectors import council_of
from organisations.services import councils
from organisations.services.organisations import OtherPartyError
from reports.council.selectors import seat_for
from reports.forms.council import CouncilMemberForm

OTHER_PARTY = "Dit adres is van een beheerder van uw werkgever. Wie voor de werkgever beheert, kan hier niet bij."
FULL = "Er zijn al twee woordvoerders, en dat is het hoogste aantal. Haal eerst iemand weg."


@require_safe
def people(request, kvk):
    seat, words = seat_for(request.user, kvk)
    return _page(request, seat, words, CouncilMemberForm())


@require_POST
def add(request, kvk):
    secretary, words = seat_for(request.user, kvk, Action.MANAGE_COUNCIL)
    form = CouncilMemberForm(request.POST)
    if not form.is_valid() or not _invite(request, secretary, words, form):
        return _page(request, secretary, words, form)
    return redirect("council_people", kvk)


def _invite(request, secretary, words, form: CouncilMemberForm) -> bool:
    email = form.cleaned_data["email"]
    try:
        seat = councils.add_council_member(secretary.organisation, email, by=secretary, at=timezone.now())
    except OtherPartyError:
        form.add_error("email", OTHER_PARTY)
        return False
    except councils.CouncilFullError:
        form.add_error(None, FULL)
        return False
    subject = f"Uitnodiging van {words.party_with_article} van {secretary.organisation}"
    if send_invitation(seat, subject, "organisations/mail/council_member.txt", {"words": words}):
        messages.success(request, f"Wij hebben een uitnodiging gestuurd aan {email}.")
    else:
        messages.warning(request, f"{email} heeft nu toegang, maar {MAIL_NOT_SENT}")
    return True


@require_POST
def hand_over(request, kvk, seat_id):
    secretary, words = seat_for(request.user, kvk, Action.MANAGE_COUNCIL)
    successor = get_object_or_404(council_of(secretary.organisation), pk=seat_id)
    councils.hand_over_secretary(successor, by=secretary, at=timezone.now())
    messages.success(request, f"{successor.user} is nu {words.first}.")
    return redirect("council_people", kvk)


@require_POST
def remove(request, kvk, seat_id):
    secretary, words = seat_for(request.user, kvk, Action.MANAGE_COUNCIL)
    seat = get_object_or_404(council_of(secretary.organisation), pk=seat_id)
    try:
        councils.remove_council_member(seat, by=secretary, at=timezone.now())
    except councils.LastSecretaryError:
        messages.error(request, f"Maak eerst iemand anders {words.first}. Daarna kunt u weg.")
        return redirect("council_people", kvk)
    messages.success(request, f"{seat.user} heeft geen toegang meer.")
    return redirect("home") if seat.user_id == secretary.user_id else redirect("council_people", kvk)


def _page(request, seat, words, form):
    """422 where the form has errors."""
    context = {
        "organisation": seat.organisation,
        "words": words,
        "seats": council_of(seat.organisation),
        "form": form,
        "is_secretary": access.may(seat, Action.MANAGE_COUNCIL),
    }
    return render(request, "reports/council/people.html", context, status=422 if form.errors else 200)
