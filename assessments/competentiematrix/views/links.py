"""Personal links, with which people fill in their own row: handing them out, and what they open."""

from datetime import datetime
from functools import wraps

from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments.competentiematrix.link_mail import send_links
from assessments.competentiematrix.links_page import build_links_page, build_strips
from assessments.competentiematrix.own_page import OwnPage, build_own_page, build_own_team_page
from assessments.competentiematrix.selectors import team_for, workers_of
from assessments.competentiematrix.services.levels import LevelConflictError, save_levels
from assessments.competentiematrix.services.links import (
    FreshLinkError,
    LinkError,
    PersonalLink,
    make_links,
    withdraw_links,
    worker_at,
)
from assessments.competentiematrix.words import people_words
from organisations.events import LinkHolder

# Of someone who may be logged in as well: here they only have their own row.
OUTSIDE = {"navigation": (), "places": ()}
NOBODY_CHOSEN = "Er is niets gebeurd: u koos niemand. Vink aan voor wie het is."
FRESH = (
    "Er is niets gebeurd: iemand van wie u koos, kreeg zojuist al een link, misschien omdat u twee keer klikte. "
    "Een nieuwe zou die laten vervallen. Kies opnieuw voor wie u er een wilt maken."
)


def opened_with_link(view):
    """Makes a page that anyone opens with a personal link; `view` gets whose it is. No browser keeps what it shows."""

    @login_not_required
    @never_cache
    @wraps(view)
    def open_with_link(request, token):
        try:
            worker = worker_at(token, timezone.now())
        except LinkError:
            return _void(request)
        return view(request, token, worker)

    return open_with_link


@never_cache
def links(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    context = {"organisation": room.organisation, "room": room, "team": team, "tab": "matrix_links"}
    if request.method != "POST":
        page = build_links_page(team, request.GET, timezone.now())
        return render(request, "assessments/matrix/links.html", context | {"page": page})
    wanted = set(request.POST.getlist("wie"))
    chosen = [worker for worker in workers_of(team, timezone.localdate()) if str(worker.pk) in wanted]
    unsent = _change(request, team, chosen, room.membership)
    if not unsent:
        return redirect("matrix_links", kvk, team.slug)
    return render(request, "assessments/matrix/link_strips.html", context | {"strips": build_strips(unsent)})


@require_http_methods(["GET", "HEAD", "POST"])
@opened_with_link
def own(request, token, worker):
    page = build_own_page(worker, request.POST if request.method == "POST" else None, timezone.localdate())
    if page.form.is_bound and page.form.is_valid() and _is_saved(page):
        return redirect(f"{request.path}?klaar")
    is_done = "klaar" in request.GET and worker.own_saved_at and not page.form.is_bound
    template = f"assessments/matrix/{'own_done' if is_done else 'own'}.html"
    context = OUTSIDE | {"organisation": worker.team.organisation, "token": token, "page": page}
    return render(request, template, context, status=422 if page.form.errors else 200)


@require_safe
@opened_with_link
def own_team(request, token, worker):
    page = build_own_team_page(worker, request.GET.get("pagina"), timezone.localdate())
    context = OUTSIDE | {"organisation": worker.team.organisation, "token": token, "page": page}
    return render(request, "assessments/matrix/own_team.html", context)


@rate_limit(action="matrix_link", limit_get=True)
def _void(request):
    """Links that work do not count, nor are they held up: colleagues share an address of the internet."""
    return render(request, "assessments/matrix/own_void.html", OUTSIDE, status=404)


def _change(request, team, chosen, by) -> list[PersonalLink]:
    """Make links for who was chosen, or withdraw those they have; the links that have to go on paper."""
    if not chosen:
        messages.error(request, NOBODY_CHOSEN)
        return []
    if request.POST.get("doe") == "intrekken":
        count = withdraw_links(team, chosen, by=by, at=timezone.now())
        messages.success(request, f"De link van {people_words(count)} werkt niet meer.")
        return []
    try:
        made = make_links(team, chosen, seen_at=_opened_at(request), by=by, at=timezone.now())
    except FreshLinkError:
        messages.error(request, FRESH)
        return []
    return _hand_out(request, team, made)


def _hand_out(request, team, made: list[PersonalLink]) -> list[PersonalLink]:
    to_mail = [link for link in made if link.worker.email]
    unsent = send_links(team, to_mail)
    if sent := len(to_mail) - len(unsent):
        messages.success(request, f"De mail met de link is verstuurd aan {people_words(sent)}.")
    if unsent:
        messages.warning(
            request, f"Aan {people_words(len(unsent))} kon geen mail worden verstuurd. Hun link staat hieronder."
        )
    return [link for link in made if not link.worker.email or link in unsent]


def _opened_at(request) -> datetime | None:
    """When the page was opened that the form was on; None where the form does not tell."""
    try:
        opened_at = datetime.fromisoformat(request.POST.get("geopend", ""))
    except ValueError:
        return None
    return min(opened_at, timezone.now()) if timezone.is_aware(opened_at) else None


def _is_saved(page: OwnPage) -> bool:
    """False leaves on the form what others saved meanwhile."""
    try:
        save_levels(page.worker, page.form.changes, is_own=True, by=LinkHolder(), at=timezone.now())
    except LevelConflictError as conflict:
        page.form.refuse(conflict.current)
    return not page.form.errors
