"""The page where who keeps the platform running asks to look along with an employer, and stops."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from organisations.access import check_platform_staff
from oversight.forms import SupportForm
from oversight.mail import send_support_notice
from oversight.services.support import (
    AccessEndedError,
    AccessRunningError,
    OwnEmployerError,
    end_support,
    start_support,
)
from oversight.support_selectors import support_for, supports_of

SHOWN = 100
OWN_EMPLOYER = "U hebt zelf een rol bij deze werkgever. Kijk in die rol."
RUNNING = "U kijkt al mee bij deze werkgever. Stop eerst, of wacht tot de tijd om is."
NOT_MAILED = "De mail aan de beheerders kon niet worden verstuurd. Laat hun zelf weten dat u meekijkt."


def support(request):
    check_platform_staff(request.user)
    form = SupportForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _start(request, form):
        return redirect("support")
    now = timezone.now()
    supports = supports_of(request.user)
    context = {
        "form": form,
        "running": supports.filter(ended_at=None, ends_at__gt=now),
        "past": supports.exclude(ended_at=None, ends_at__gt=now)[:SHOWN],
    }
    return render(request, "oversight/support.html", context, status=422 if form.errors else 200)


def _start(request, form: SupportForm) -> bool:
    """Begin and tell the employer; False leaves what is wrong on the form."""
    try:
        access = start_support(form.organisation, form.asked, by=request.user, at=timezone.now())
    except (OwnEmployerError, AccessRunningError) as error:
        form.add_error("kvk", OWN_EMPLOYER if isinstance(error, OwnEmployerError) else RUNNING)
        return False
    until = localtime(access.ends_at)
    messages.success(request, f"U kijkt mee bij {access.organisation} tot {until:%H:%M} uur.")
    if not send_support_notice(access):
        messages.warning(request, NOT_MAILED)
    return True


@require_POST
def stop(request, support_id):
    access = support_for(request.user, support_id)
    try:
        end_support(access, by=access, at=timezone.now())
        messages.success(request, f"U kijkt niet meer mee bij {access.organisation}.")
    except AccessEndedError:
        messages.info(request, "U keek hier al niet meer mee.")
    return redirect("support")
