"""The matrix as an Excel sheet: template out, filled in again, and looked at before it is stored."""

from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments.competentiematrix.confirm_page import ConfirmPage, build_confirm_page
from assessments.competentiematrix.forms.upload import LED, OWN, UploadForm
from assessments.competentiematrix.selectors import team_for
from assessments.competentiematrix.services.imports import ChangedMeanwhileError, ImportResult
from assessments.competentiematrix.services.sheets import confirm_upload, discard_upload, store_upload
from assessments.competentiematrix.sheet.export import export_template
from assessments.competentiematrix.words import people_words
from assessments.models import MatrixTeam, MatrixUpload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def template(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    view = LED if request.GET.get("kijk") == LED else OWN
    content = export_template(team, is_own=view == OWN, by=room.membership, at=timezone.now())
    name = f"competentiematrix-{team.slug}-{view}.xlsx"
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(team, timezone.localdate(), *posted)
    if form.is_bound and form.is_valid():
        name = PurePath(form.cleaned_data["file"].name).name
        kept = store_upload(team, form.content, name, is_own=form.is_own, by=room.membership, at=timezone.now())
        return redirect("matrix_confirm", kvk, team.slug, kept.pk)
    waiting = team.uploads.select_related("uploaded_by").defer("content").order_by("uploaded_at")
    context = {"organisation": room.organisation, "room": room, "team": team, "tab": "matrix_upload"}
    context |= {"form": form, "waiting": waiting, "has_needs": team.needs.exists()}
    return render(request, "assessments/matrix/upload.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, kvk, team, upload_id):
    """Shows what would change; POST does that, or throws the file away."""
    room, team = team_for(request.user, kvk, team)
    waiting = _waiting(team, upload_id)
    if request.POST.get("doe") == "weggooien":
        discard_upload(waiting, by=room.membership, at=timezone.now())
        messages.success(request, "Het bestand is weggegooid. Er is niets veranderd.")
        return redirect("matrix_upload", kvk, team.slug)
    page = build_confirm_page(waiting, timezone.localdate())
    if request.method == "POST" and page.is_ready and _confirmed(request, page, by=room.membership):
        return redirect("matrix_team", kvk, team.slug)
    context = {"organisation": room.organisation, "room": room, "team": team, "tab": "matrix_upload", "page": page}
    context["was_refused"] = request.method == "POST"
    return render(request, "assessments/matrix/confirm.html", context, status=409 if context["was_refused"] else 200)


def _waiting(team: MatrixTeam, number: int) -> MatrixUpload:
    """Raises Http404 for a sheet of another team, and for one that was imported or thrown away."""
    found = team.uploads.filter(pk=number).first()
    if found is None:
        raise Http404("Dit bestand is er niet meer. Het is al ingelezen of weggegooid.")
    found.team = team
    return found


def _confirmed(request, page: ConfirmPage, *, by) -> bool:
    rows, seen = page.people.rows, request.POST.get("gezien", "")
    try:
        result = confirm_upload(page.upload, rows, seen, by=by, at=timezone.now())
    except ChangedMeanwhileError:
        return False
    messages.success(request, _words(result))
    return True


def _words(result: ImportResult) -> str:
    new = f" Nieuw in het team: {people_words(result.added)}." if result.added else ""
    facts = f" Andere gegevens: {people_words(result.changed_people)}." if result.changed_people else ""
    return f"Het blad is ingelezen.{new}{facts} Vakjes ingevuld of veranderd: {result.changed_cells}."
