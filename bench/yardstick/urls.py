"""The least an authenticated Django view can do: one upsert, or a page of a few lines."""

from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from assessments.models import Answer, Assessment
from organisations.views.health import health

NOTE = "werk-zelf-indelen-note"
CHANGED = ["note", "saved_at", "saved_by"]


@require_POST
def upsert(request, assessment_id):
    """One statement."""
    row = Answer(
        assessment_id=assessment_id,
        question="maatstaf",
        note=request.POST[NOTE],
        saved_at=timezone.now(),
        saved_by=request.user,
    )
    Answer.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["assessment", "question"], update_fields=CHANGED
    )
    return HttpResponse('value="1"')


@require_POST
def update_or_create(request, assessment_id):
    """The same the way Django's documentation shows it."""
    values = {"note": request.POST[NOTE], "saved_at": timezone.now(), "saved_by": request.user}
    Answer.objects.update_or_create(assessment_id=assessment_id, question="maatstaf-2", defaults=values)
    return HttpResponse('value="1"')


def page(request):
    """Who you are, and which years your organisations have."""
    years = Assessment.objects.filter(organisation__memberships__user=request.user).values_list("year", flat=True)
    return HttpResponse(f"<!DOCTYPE html><title>maatstaf</title><p>{request.user}: {list(years)}")


urlpatterns = [
    path("gezond/", health),
    path("upsert/<int:assessment_id>/", upsert),
    path("update_or_create/<int:assessment_id>/", update_or_create),
    path("page/", page),
]
