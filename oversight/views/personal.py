"""Pages on which a person sees, takes along and erases what is kept about them."""

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from oversight.erase_form import EraseAccountForm
from oversight.erasure import ObstacleError, obstacles_of
from oversight.person_export import build_export
from oversight.persons import person_of
from oversight.services.erasing import erase_person
from oversight.services.exporting import ExportKind, export_person
from reports.pdf import PdfError

NO_PDF = "De pdf kon nu niet worden gemaakt. Probeer het later opnieuw, of haal het bestand voor de computer op."
CONTENT_TYPES = {ExportKind.JSON: "application/json", ExportKind.PDF: "application/pdf"}


def my_data(request):
    """With `bevestigen` in the address one confirms who one is first, and then comes back here."""
    if "bevestigen" in request.GET:
        _confirm(request)
    export = build_export(person_of(request.user), at=timezone.now())
    return render(request, "oversight/personal.html", {"page": export, "is_confirmed": _is_confirmed(request)})


@reauthentication_required
def my_data_json(request):
    return _download(request, ExportKind.JSON)


@reauthentication_required
def my_data_pdf(request):
    return _download(request, ExportKind.PDF)


@reauthentication_required
def erase_account(request):
    form = EraseAccountForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            report = erase_person(person_of(request.user), by=request.user, at=timezone.now())
        except ObstacleError:
            return redirect("erase_account")
        logout(request)
        return render(request, "oversight/personal_erased.html", {"report": report})
    context = {"form": form, "obstacles": obstacles_of(request.user)}
    return render(request, "oversight/personal_erase.html", context, status=422 if form.is_bound else 200)


def _download(request, kind: ExportKind):
    try:
        content = export_person(person_of(request.user), kind, by=request.user, at=timezone.now())
    except PdfError:
        messages.error(request, NO_PDF)
        return redirect("my_data")
    headers = {"Content-Disposition": f'attachment; filename="mijn-gegevens.{kind}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=CONTENT_TYPES[kind], headers=headers)


@reauthentication_required
def _confirm(request) -> bool:
    return True


def _is_confirmed(request) -> bool:
    try:
        return _confirm(request)
    except ReauthenticationRequired:
        return False
