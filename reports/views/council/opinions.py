"""The opinion on the self-assessment: written together, looked over, given, confirmed by a second spokesperson."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from reports.council.opinion_page import build_opinion_page
from reports.council.selectors import CouncilPlace, discussed_place_for, opinion_of
from reports.forms.council import OpinionForm
from reports.models import Opinion
from reports.pdf import PdfError
from reports.services import opinions as services
from reports.services.discussions import TextMissingError
from reports.services.fixing import add_addendum
from reports.views.council.room import shown, tell_employer, tells_when_closed

GIVEN = "Het oordeel is al gegeven. Het staat hieronder."
CHANGED = "Iemand heeft het oordeel intussen veranderd. Kijk het opnieuw na."
NOT_PRINTED = "Het addendum bij het jaarrapport kon nog niet worden gemaakt. Probeer het over een kwartier opnieuw."


@tells_when_closed("text")
def opinion(request, kvk, year):
    place = discussed_place_for(request.user, kvk, year)
    written = opinion_of(place.discussion)
    form = OpinionForm(place, written, request.POST or None)
    if request.method == "POST" and form.is_valid() and _save(request, place, form):
        return redirect("give_opinion" if "give" in request.POST else "council_opinion", kvk, year)
    page = build_opinion_page(place, opinion_of(place.discussion) if form.errors else written)
    context = shown(place) | {"page": page, "form": form}
    return render(request, "reports/council/opinion.html", context, status=422 if form.errors else 200)


def _save(request, place: CouncilPlace, form: OpinionForm) -> bool:
    try:
        services.save_opinion(place.discussion, form.entry, by=place.membership, at=timezone.now())
    except services.OpinionConflictError:
        now = opinion_of(place.discussion)
        form.tell_conflict(now.version if now else 0)
        return False
    except services.OpinionGivenError:
        form.add_error(None, GIVEN)
        return False
    messages.success(request, f"Bewaard als concept. Alleen {place.words.party_with_article} ziet dit.")
    return True


@tells_when_closed()
def give(request, kvk, year):
    """Look it over; from the button on, it cannot be changed."""
    place = discussed_place_for(request.user, kvk, year)
    page = build_opinion_page(place, opinion_of(place.discussion))
    refusal = GIVEN if page.is_given else page.missing
    if page.lacks_addendum and request.method == "POST":
        _add(request, place, page.opinion)
    elif refusal:
        messages.error(request, refusal)
    elif request.method == "POST":
        _give(request, place)
    else:
        return render(request, "reports/council/opinion_check.html", shown(place) | {"page": page})
    return redirect("council_opinion", kvk, year)


def _give(request, place: CouncilPlace):
    try:
        given = services.give_opinion(place.discussion, by=place.membership, at=timezone.now())
    except services.OpinionGivenError:
        messages.error(request, GIVEN)
    except (services.OpinionIncompleteError, TextMissingError):
        messages.error(request, CHANGED)
    else:
        _tell(request, place, given)


@tells_when_closed()
def confirm(request, kvk, year):
    """The second spokesperson looks at the counts and says that they are right."""
    place = discussed_place_for(request.user, kvk, year)
    page = build_opinion_page(place, opinion_of(place.discussion))
    if not page.may_confirm:
        messages.error(request, "Er is voor u nu niets te bevestigen.")
    elif request.method == "POST":
        _confirm(request, place, page.opinion)
    else:
        return render(request, "reports/council/opinion_confirm.html", shown(place) | {"page": page})
    return redirect("council_opinion", kvk, year)


def _confirm(request, place: CouncilPlace, given: Opinion):
    try:
        _tell(request, place, services.confirm_opinion(given, by=place.membership, at=timezone.now()))
    except services.OpinionGivenError:
        messages.error(request, "De andere woordvoerder heeft dit al bevestigd.")


def _tell(request, place: CouncilPlace, given: Opinion):
    """Say what happens now; a late opinion that was told becomes an addendum to the report."""
    if not given.is_told:
        messages.success(request, "Gegeven. De andere woordvoerder moet het nog bevestigen.")
        return
    tell_employer(request, place)
    if not given.is_addendum:
        messages.success(request, "Uw werkgever ziet nu uw oordeel. Het komt onveranderd in het jaarrapport.")
        return
    messages.success(request, "Uw werkgever ziet nu uw oordeel. Het is een addendum bij het jaarrapport.")
    _add(request, place, given)


def _add(request, place: CouncilPlace, given: Opinion):
    given.discussion.assessment = place.assessment
    try:
        add_addendum(given, by=place.membership, at=timezone.now())
    except PdfError:
        messages.warning(request, NOT_PRINTED)
