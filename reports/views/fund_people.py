"""Who works for a fund: seeing them, letting a colleague in, taking access away."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisations.access import FundAction, fund_manager_for, may_at_fund
from organisations.events import record_event
from organisations.mail import MAIL_NOT_SENT, send_fund_invitation
from organisations.selectors import people_of
from organisations.services import funds as services
from organisations.services.funds import LastManagerError
from reports.forms.fund_people import PersonForm

LAST_MANAGER = "Dit is de laatste beheerder van het fonds. Maak eerst iemand anders beheerder."


@require_safe
def fund_people(request, fund):
    return _people_page(request, fund_manager_for(request.user, fund, FundAction.VIEW), PersonForm())


@require_POST
def add_fund_person(request, fund):
    manager = fund_manager_for(request.user, fund, FundAction.MANAGE)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _people_page(request, manager, form)
    _invite(request, manager, form.cleaned_data["email"], form.cleaned_data["role"])
    return redirect("fund_people", fund)


def _invite(request, by, email: str, role: str) -> None:
    """Give access, or another role to who had access, and send the mail."""
    person = services.add_manager(by.fund, email, role, by=by, at=timezone.now())
    try:
        services.change_fund_role(person, role, by=by, at=timezone.now())
    except LastManagerError:
        messages.error(request, LAST_MANAGER)
        return
    if send_fund_invitation(person):
        messages.success(request, f"Wij hebben een uitnodiging gestuurd aan {email}.")
    else:
        messages.warning(request, f"{email} heeft nu toegang, maar {MAIL_NOT_SENT}")


@require_POST
def remove_fund_person(request, fund, manager_id):
    manager = fund_manager_for(request.user, fund, FundAction.MANAGE)
    person = get_object_or_404(people_of(manager.fund), pk=manager_id)
    try:
        services.remove_manager(person, by=manager, at=timezone.now())
        messages.success(request, f"{person.user} heeft geen toegang meer.")
    except LastManagerError:
        messages.error(request, LAST_MANAGER)
    # Who took away the own access finds no fund any more.
    return redirect("home") if person.user == request.user else redirect("fund_people", fund)


def _people_page(request, manager, form: PersonForm):
    record_event(manager.fund, "view_fund_people", by=manager, at=timezone.now())
    context = {
        "fund": manager.fund,
        "people": people_of(manager.fund),
        "form": form,
        "may_manage": may_at_fund(manager, FundAction.MANAGE),
    }
    return render(request, "reports/fund/people.html", context, status=422 if form.errors else 200)
