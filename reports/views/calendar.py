"""The deadline of a discussion, for someone's own calendar."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.selectors import workspace_for
from organisations.access import Action
from reports.council.deadline_calendar import FILE_NAME, deadline_file
from reports.council.waiting import open_discussions


@require_safe
def deadline_ics(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_DISCUSSION)
    discussion = open_discussions().filter(assessment=workspace.assessment).first()
    if discussion is None:
        raise Http404("Over dit jaar loopt geen bespreking.")
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME.format(year=year)}"'}
    return HttpResponse(deadline_file(discussion, at=timezone.now()), content_type="text/calendar", headers=headers)
