"""Pages that only the demo has."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.demo.mailbox import read_mails


@login_not_required
@require_safe
def mail(request):
    """Everyone may read it: in the demo nobody and nothing is real."""
    if not settings.DEMO:
        raise Http404
    return render(request, "reports/demo/mail.html", {"mails": read_mails(settings.MAIL_DIR)})
