"""Teams and the competences they need."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.competentiematrix.forms.need import NeedForm, OrderForm
from assessments.competentiematrix.forms.team import TeamForm
from assessments.competentiematrix.pages import build_needs_page
from assessments.competentiematrix.people_selectors import content_of, people_who_filled_in, sharing_teams
from assessments.competentiematrix.selectors import MatrixRoom, need_for, open_room_for, team_for
from assessments.competentiematrix.services import needs as need_services
from assessments.competentiematrix.services.needs import NeedError
from assessments.competentiematrix.services.teams import TeamNameError, change_team, create_team, delete_team
from assessments.models import MatrixNeed, MatrixTeam
from organisations.access import Action


def add(request, kvk):
    room = open_room_for(request.user, kvk, Action.MANAGE_MATRIX)
    form = TeamForm(room.organisation, None, timezone.localdate(), is_admin=True, data=_posted(request))
    if form.is_bound and form.is_valid() and (team := _save_team(room, form)):
        messages.success(request, f"Team {team} is gemaakt. Zet nu op wat dit team moet kunnen.")
        return redirect("matrix_needs", kvk, team.slug)
    context = {"organisation": room.organisation, "room": room, "form": form}
    return render(request, "assessments/matrix/team_new.html", context, status=_status(form))


def edit(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    is_admin = room.may(Action.MANAGE_MATRIX)
    form = TeamForm(room.organisation, team, timezone.localdate(), is_admin=is_admin, data=_posted(request))
    if form.is_bound and form.is_valid() and _save_team(room, form):
        messages.success(request, "De afspraken van het team zijn opgeslagen.")
        return redirect("matrix_team", kvk, team.slug)
    context = _place(room, team, "matrix_team_edit") | {"form": form, "is_admin": is_admin}
    return render(request, "assessments/matrix/team_edit.html", context, status=_status(form))


def _save_team(room: MatrixRoom, form: TeamForm) -> MatrixTeam | None:
    """None leaves what is wrong on the form."""
    try:
        if form.team is None:
            return create_team(room.organisation, form.entry, by=room.membership, at=timezone.now())
        return change_team(form.team, form.entry, by=room.membership, at=timezone.now())
    except TeamNameError as error:
        form.refuse_name(error)
        return None


def delete(request, kvk, team):
    """A page that says what goes, and then the deed."""
    room, team = team_for(request.user, kvk, team, Action.MANAGE_MATRIX)
    if request.method != "POST":
        context = _place(room, team, "matrix_team_edit") | {"content": content_of(team)}
        return render(request, "assessments/matrix/team_delete.html", context)
    delete_team(team, by=room.membership, at=timezone.now())
    messages.success(request, f"Team {team} is verwijderd, met alles wat erin stond.")
    return redirect("matrix", kvk)


def needs(request, kvk, team):
    room, team = team_for(request.user, kvk, team)
    page = build_needs_page(team, _posted(request))
    if page.sent and page.sent.is_valid() and _save_needs(request, room, team, page.sent):
        return redirect("matrix_needs", kvk, team.slug)
    context = _place(room, team, "matrix_needs") | {"page": page}
    return render(request, "assessments/matrix/needs.html", context, status=_status(page.sent))


def _save_needs(request, room: MatrixRoom, team: MatrixTeam, form: Form) -> bool:
    """False leaves what is wrong on the form."""
    actor = {"by": room.membership, "at": timezone.now()}
    if isinstance(form, OrderForm):
        need_services.order_needs(team, form.numbers, **actor)
        messages.success(request, "De volgorde is opgeslagen.")
        return True
    entries = [form.entry] if isinstance(form, NeedForm) else form.entries
    try:
        added = need_services.add_needs(team, entries, **actor)
    except NeedError as error:
        form.add_error(None, str(error))
        return False
    _tell_added(request, entries, added)
    return True


def _tell_added(request, entries, added: list[MatrixNeed]) -> None:
    names = ", ".join(f"“{need.competence}”" for need in added[:3])
    messages.success(request, f"Toegevoegd: {names}." if len(added) <= 3 else f"{len(added)} competenties toegevoegd.")
    pairs = zip(entries, added, strict=True)
    known = [str(need.competence) for entry, need in pairs if not need_services.is_described(need, entry)]
    if known:
        what = "Uw organisatie had dit al anders beschreven, en die beschrijving geldt hier ook"
        messages.info(request, f"{what}: {', '.join(known)}.")


def need(request, kvk, team, need_id):
    room, team = team_for(request.user, kvk, team)
    need = need_for(team, need_id)
    sharing = sharing_teams(need)
    form = NeedForm(need, _posted(request), is_fixed=bool(sharing) and not room.may(Action.MANAGE_MATRIX))
    if form.is_bound and form.is_valid() and _change_need(room, need, form):
        messages.success(request, f"“{need.competence}” is opgeslagen.")
        return redirect("matrix_needs", kvk, team.slug)
    context = _place(room, team, "matrix_needs") | {"need": need, "form": form, "sharing": sharing}
    return render(request, "assessments/matrix/need.html", context, status=_status(form))


def _change_need(room: MatrixRoom, need: MatrixNeed, form: NeedForm) -> bool:
    """False leaves what is wrong on the form."""
    try:
        need_services.change_need(need, form.entry, by=room.membership, at=timezone.now())
    except NeedError as error:
        form.add_error(None, str(error))
        return False
    return True


def remove_need(request, kvk, team, need_id):
    """A page that says what goes, and then the deed."""
    room, team = team_for(request.user, kvk, team)
    need = need_for(team, need_id)
    if request.method != "POST":
        context = _place(room, team, "matrix_needs") | {"need": need, "people": people_who_filled_in(need)}
        return render(request, "assessments/matrix/need_remove.html", context)
    need_services.remove_need(need, by=room.membership, at=timezone.now())
    messages.success(request, f"“{need.competence}” is weggehaald.")
    return redirect("matrix_needs", kvk, team.slug)


def _posted(request):
    return request.POST if request.method == "POST" else None


def _status(form: Form | None) -> int:
    return 422 if form is not None and form.errors else 200


def _place(room: MatrixRoom, team: MatrixTeam, tab: str) -> dict:
    return {"organisation": room.organisation, "room": room, "team": team, "tab": tab}
