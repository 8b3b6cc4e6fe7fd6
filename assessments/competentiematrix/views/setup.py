"""The matrix of an employer: putting it on and off, and what there is to do."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.competentiematrix.forms.setup import SetupForm
from assessments.competentiematrix.hub_page import build_hub_page
from assessments.competentiematrix.selectors import MatrixRoom, matrix_room_for, open_room_for
from assessments.competentiematrix.services.setup import note_consent_read, start_matrix, stop_matrix
from organisations.access import Action


@require_safe
def hub(request, kvk):
    room = matrix_room_for(request.user, kvk, Action.LEAD_TEAM)
    if not room.is_on:
        return render(request, "assessments/matrix/off.html", _context(room))
    context = _context(room) | {"page": build_hub_page(room, timezone.localdate())}
    return render(request, "assessments/matrix/hub.html", context)


def setup(request, kvk):
    room = matrix_room_for(request.user, kvk, Action.MANAGE_MATRIX)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SetupForm(room.organisation, room.setup, timezone.localdate(), *sent)
    if form.is_bound and form.is_valid():
        start_matrix(room.organisation, form.entry, by=room.membership, at=timezone.now())
        messages.success(request, "Opgeslagen." if room.is_on else "De competentiematrix staat aan.")
        return redirect("matrix", kvk)
    context = _context(room) | {"form": form}
    return render(request, "assessments/matrix/setup.html", context, status=422 if form.errors else 200)


def stop(request, kvk):
    """A page that says what it means, and then the deed."""
    room = open_room_for(request.user, kvk, Action.MANAGE_MATRIX)
    if request.method != "POST":
        return render(request, "assessments/matrix/stop.html", _context(room))
    stop_matrix(room.setup, by=room.membership, at=timezone.now())
    messages.success(request, "De competentiematrix staat uit. Niemand ziet nog een regel.")
    return redirect("matrix", kvk)


@require_safe
def consent_document(request, kvk):
    """The letter or minutes, as a download; that somebody else than an administrator read it leaves an event."""
    room = matrix_room_for(request.user, kvk, Action.VIEW_RESULTS)
    if room.setup is None or not room.setup.document_file:
        raise Http404("Hier is geen bestand met een instemming.")
    if not room.may(Action.MANAGE_MATRIX):
        note_consent_read(room.setup, by=room.membership, at=timezone.now())
    return FileResponse(room.setup.document_file.open("rb"), as_attachment=True)


def _context(room: MatrixRoom) -> dict:
    return {"organisation": room.organisation, "room": room, "is_admin": room.may(Action.MANAGE_MATRIX)}
