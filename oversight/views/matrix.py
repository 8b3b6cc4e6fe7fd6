"""The page on which an administrator erases someone of whom a competentiematrix knows a code only."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.competentiematrix.selectors import team_for, worker_for
from organisations.access import Action
from oversight.services.erasing_workers import erase_worker
from oversight.worker_erasure import KEPT, worker_erasure

# Without a code: a message may wait in a session.
ERASED = "Deze persoon is gewist, met alles wat erbij hoorde."


def erase(request, kvk, team, worker_id):
    room, team = team_for(request.user, kvk, team, Action.MANAGE_MATRIX)
    worker = worker_for(team, worker_id)
    if request.method == "POST":
        erase_worker(worker, by=room.membership, at=timezone.now())
        messages.success(request, ERASED)
        return redirect("matrix_workers", kvk, team.slug)
    context = {"organisation": room.organisation, "room": room, "team": team, "tab": "matrix_workers"}
    context |= {"worker": worker, "erasure": worker_erasure(worker), "kept": KEPT}
    return render(request, "oversight/matrix_worker_erase.html", context)
