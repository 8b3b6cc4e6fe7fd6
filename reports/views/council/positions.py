"""Per indicator what the council thinks: written among its own members, shared with the employer, proposed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from reports.council.position_page import PositionDesk, build_position_page, read_desk
from reports.council.selectors import CouncilPlace, discussed_place_for, position_for
from reports.council.sharing_page import SharePage, build_share_page
from reports.forms.council import PositionForm, ProposalForm
from reports.services.positions import (
    PositionConflictError,
    ProposalThereError,
    StanceMissingError,
    make_proposal,
    save_position,
    share_positions,
)
from reports.views.council.room import check_open, shown, tell_employer, tells_when_closed


@tells_when_closed("remark")
def position(request, kvk, year, indicator):
    place = discussed_place_for(request.user, kvk, year)
    if request.method == "POST":
        check_open(place)
    desk = read_desk(place, indicator)
    form = desk.form(request.POST or None)
    if request.method == "POST" and form.is_valid() and _save(request, desk, form):
        return redirect(_onward(request, desk))
    page = build_position_page(read_desk(place, indicator) if form.errors else desk, form)
    return render(request, "reports/council/position.html", shown(place) | {"page": page}, status=_status(form))


def _save(request, desk: PositionDesk, form: PositionForm) -> bool:
    """Nothing is kept of a page that was only read."""
    place = desk.place
    if not form.has_changed():
        return True
    try:
        save_position(place.discussion, desk.slug, form.entry, by=place.membership, at=timezone.now())
    except PositionConflictError:
        form.tell_conflict(read_desk(place, desk.slug).version)
        return False
    messages.success(request, f"Bewaard als concept. Alleen {place.words.party_with_article} ziet dit.")
    return True


def _onward(request, desk: PositionDesk) -> str:
    """To the next indicator where that was asked, else back to the room."""
    kvk, year = desk.place.organisation.kvk, desk.place.assessment.year
    after = desk.after
    if "next" in request.POST and after:
        return reverse("council_position", args=[kvk, year, after.slug])
    return reverse("council_room", args=[kvk, year])


@tells_when_closed()
def share(request, kvk, year):
    """First which, then a page to look it over, and only then the employer sees it."""
    place = discussed_place_for(request.user, kvk, year)
    check_open(place)
    page = build_share_page(place, request.POST or None)
    if request.method == "POST" and page.form.is_valid():
        if "confirmed" not in request.POST:
            return render(request, "reports/council/share_check.html", shown(place) | {"page": page})
        if _share(request, place, page):
            return redirect("council_room", kvk, year)
    context = shown(place) | {"page": page}
    return render(request, "reports/council/share.html", context, status=_status(page.form))


def _share(request, place: CouncilPlace, page: SharePage) -> bool:
    try:
        shared = share_positions(place.discussion, page.form.indicators, by=place.membership, at=timezone.now())
    except StanceMissingError:
        page.form.add_error("drafts", "Iemand heeft intussen een standpunt veranderd. Kijk de lijst opnieuw na.")
        return False
    messages.success(
        request, f"Gedeeld met uw werkgever: {len(shared)}. Uw werkgever moet op elke opmerking antwoorden."
    )
    tell_employer(request, place)
    return True


@tells_when_closed("text")
def propose(request, kvk, year, position_id):
    place = discussed_place_for(request.user, kvk, year)
    check_open(place)
    found = position_for(place, position_id)
    form = ProposalForm(request.POST or None, initial={"text": found.remark})
    if request.method == "POST" and form.is_valid():
        _propose(request, place, found, form)
        return redirect("council_position", kvk, year, found.indicator)
    context = shown(place) | {"position": found, "form": form}
    return render(request, "reports/council/proposal.html", context, status=_status(form))


def _propose(request, place, found, form):
    try:
        make_proposal(found, form.cleaned_data["text"], by=place.membership, at=timezone.now())
        messages.success(request, "Uw voorstel staat nu bij uw werkgever.")
        tell_employer(request, place)
    except ProposalThereError:
        messages.error(request, "Van deze opmerking was al een voorstel gemaakt. Dat staat hieronder.")


def _status(form) -> int:
    return 422 if form.errors else 200
