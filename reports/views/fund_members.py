"""Inviting the members of a fund, one by one or by list, and having them reminded."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from benchmarks.mail import send_waiting_mail
from benchmarks.round_selectors import import_for, round_for
from benchmarks.services import invitations, member_lists
from organisations.access import FundAction, fund_manager_for, may_at_fund
from organisations.events import record_event
from reports.forms.rounds import MemberForm, MemberListForm
from reports.funds.members_page import build_import_page, build_members_page

# More would keep the visitor waiting; the command send_fund_mail sends the others.
MAILS_AT_ONCE = 50
CLOSED = "Deze ronde is gesloten. Uitnodigen en herinneren kan niet meer."
PROBLEMS = "In deze lijst staan nog fouten. Verbeter het bestand en lees het opnieuw in."
GONE = "Deze lijst was al bevestigd of weggegooid."


@require_safe
def members(request, fund, year):
    manager, fund_round = _place(request, fund, year, FundAction.VIEW)
    return _members_page(request, manager, fund_round)


@require_POST
def invite(request, fund, year):
    manager, fund_round = _place(request, fund, year)
    form = MemberForm(fund_round, request.POST)
    if not form.is_valid():
        return _members_page(request, manager, fund_round, form)
    try:
        invited = invitations.invite_members(fund_round, (form.entry,), by=manager, at=timezone.now())
        _tell_invited(request, invited, form.entry.name)
    except invitations.RoundClosedError:
        messages.error(request, CLOSED)
    return redirect("fund_members", fund, year)


@require_POST
def upload(request, fund, year):
    manager, fund_round = _place(request, fund, year)
    form = MemberListForm(fund_round, request.POST, request.FILES)
    if not form.is_valid():
        return _members_page(request, manager, fund_round, list_form=form)
    kept = member_lists.store_list(fund_round, form.rows, by=manager, at=timezone.now())
    return redirect("member_import", fund, year, kept.pk)


@require_safe
def preview(request, fund, year, import_id):
    manager, fund_round = _place(request, fund, year)
    page = build_import_page(import_for(fund_round, import_id), request.GET)
    record_event(fund_round.fund, "view_list", str(year), by=manager, at=timezone.now())
    context = {"fund": fund_round.fund, "year": year, "import_id": import_id, "page": page}
    return render(request, "reports/fund/import.html", context)


@require_POST
def confirm(request, fund, year, import_id):
    manager, fund_round = _place(request, fund, year)
    kept = import_for(fund_round, import_id)
    try:
        invited = member_lists.confirm_list(kept, by=manager, at=timezone.now())
        _tell_invited(request, invited)
    except member_lists.ListProblemsError:
        messages.error(request, PROBLEMS)
        return redirect("member_import", fund, year, import_id)
    except member_lists.ListGoneError:
        messages.info(request, GONE)
    except invitations.RoundClosedError:
        messages.error(request, CLOSED)
    return redirect("fund_members", fund, year)


@require_POST
def discard(request, fund, year, import_id):
    manager, fund_round = _place(request, fund, year)
    try:
        member_lists.discard_list(import_for(fund_round, import_id), by=manager, at=timezone.now())
        messages.success(request, "De lijst is weggegooid. Er is niemand uitgenodigd.")
    except member_lists.ListGoneError:
        messages.info(request, GONE)
    return redirect("fund_members", fund, year)


@require_POST
def remind(request, fund, year):
    manager, fund_round = _place(request, fund, year)
    try:
        invitations.ask_for_reminders(fund_round, by=manager, at=timezone.now())
        messages.success(request, "Wij sturen een herinnering aan wie nog niet indiende. Dat gaat vanzelf.")
    except (invitations.RoundClosedError, invitations.NotOpenYetError):
        messages.error(request, "Herinneren kan alleen zolang de ronde open is.")
    except invitations.RemindedAlreadyError:
        messages.info(request, "Voor deze ronde is al een herinnering gevraagd. Meer dan een keer kan niet.")
    return redirect("fund_members", fund, year)


def _place(request, fund: str, year: int, action: FundAction = FundAction.MANAGE):
    manager = fund_manager_for(request.user, fund, action)
    return manager, round_for(manager, year)


def _tell_invited(request, invited: int, name: str = "") -> None:
    """Send the first mails at once, and say what happened."""
    send_waiting_mail(MAILS_AT_ONCE, at=timezone.now())
    if name:
        told = f"{name} is uitgenodigd." if invited else f"{name} was al uitgenodigd. De gegevens zijn bijgewerkt."
    else:
        told = f"De lijst is verwerkt. Nieuw uitgenodigd: {invited}."
    messages.success(request, told)


def _members_page(
    request, manager, fund_round, form: MemberForm | None = None, list_form: MemberListForm | None = None
):
    form, list_form = form or MemberForm(fund_round), list_form or MemberListForm(fund_round)
    has_errors = bool(form.errors or list_form.errors)
    record_event(fund_round.fund, "view_fund_members", str(fund_round.year), by=manager, at=timezone.now())
    context = {
        "fund": fund_round.fund,
        "year": fund_round.year,
        "round": fund_round,
        "page": build_members_page(fund_round, request.GET.get("pagina"), timezone.localdate()),
        "form": form,
        "list_form": list_form,
        "has_errors": has_errors,
        "may_manage": may_at_fund(manager, FundAction.MANAGE),
    }
    return render(request, "reports/fund/members.html", context, status=422 if has_errors else 200)
