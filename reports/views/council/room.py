"""The room where a council begins: one screen with what is asked, by when, and how far they are."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.council import discussion_mail
from reports.council.room import build_room
from reports.council.selectors import CouncilPlace, council_place_for
from reports.services.discussions import DiscussionClosedError

NOT_MAILED = "Uw werkgever kreeg hiervan geen mail: die kon niet worden verstuurd. Vertel zelf dat er iets te lezen is."


@require_safe
def room(request, kvk, year):
    place = council_place_for(request.user, kvk, year)
    return render(
        request, "reports/council/room.html", shown(place) | {"page": build_room(place, timezone.localdate())}
    )


def shown(place: CouncilPlace) -> dict:
    """What every page of a year gives its template."""
    return {"organisation": place.organisation, "year": place.assessment.year, "place": place, "words": place.words}


def tell_employer(request, place: CouncilPlace) -> None:
    """Mail that there is something to read; it stands, also where the mail cannot be sent."""
    if not discussion_mail.tell_employer(place.discussion):
        messages.warning(request, NOT_MAILED)


def tells_when_closed(text_field: str = ""):
    """Where writing is not possible (any more), say why and give the typed text back, so that it can be kept: 409."""

    def decorate(view):
        @wraps(view)
        def guarded(request, kvk, year, **kwargs):
            try:
                return view(request, kvk, year, **kwargs)
            except DiscussionClosedError:
                context = shown(council_place_for(request.user, kvk, year))
                context["text"] = request.POST.get(text_field, "")
                return render(request, "reports/council/closed.html", context, status=409)

        return guarded

    return decorate


def check_open(place: CouncilPlace) -> None:
    """Raises DiscussionClosedError before a page asks what could not be kept."""
    if not place.is_open:
        raise DiscussionClosedError(place.assessment.status)
