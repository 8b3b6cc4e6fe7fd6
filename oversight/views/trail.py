"""The page "Wie deed wat" of an employer and of a fund; looking at it stands in the trail itself."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.models import MatrixSetup
from organisations.access import Action, FundAction, fund_manager_for, membership_for
from organisations.events import record_event
from organisations.models import ParticipationForm
from oversight.forms import TrailFilterForm
from oversight.support_selectors import supports_at
from oversight.trail import BY_COMMAND_LINE, BY_LINK, COMMAND_LINE, LINK, TrailFilter, build_trail_page, people_of
from oversight.trail_topics import EMPLOYER_TOPICS, FUND_TOPICS, TOPIC_NAMES, Topic

SUPPORTS_SHOWN = 20


@require_safe
def employer(request, kvk):
    place = membership_for(request.user, kvk, Action.VIEW_TRAIL)
    now, supports = timezone.now(), supports_at(place.organisation)
    has_council = place.organisation.participation_form != ParticipationForm.NONE
    has_matrix = MatrixSetup.objects.filter(organisation=place.organisation).exists()
    context = {
        "organisation": place.organisation,
        "has_council": has_council,
        "has_matrix": has_matrix,
        "running": supports.filter(ended_at=None, ends_at__gt=now),
        "past": supports.exclude(ended_at=None, ends_at__gt=now)[:SUPPORTS_SHOWN],
    }
    absent = {Topic.COUNCIL: not has_council, Topic.MATRIX: not has_matrix}
    topics = [topic for topic in EMPLOYER_TOPICS if not absent.get(topic)]
    return _page(request, place, place.organisation, topics, context)


@require_safe
def fund(request, fund):
    place = fund_manager_for(request.user, fund, FundAction.MANAGE)
    return _page(request, place, place.fund, FUND_TOPICS, {"fund": place.fund})


def _page(request, place, subject, topics, context):
    people = people_of(subject)
    choices = [*((str(number), name) for number, name in people.items()), (COMMAND_LINE, BY_COMMAND_LINE)]
    choices += [(LINK, BY_LINK)] if Topic.MATRIX in topics else []
    names = [(topic.value, TOPIC_NAMES[topic]) for topic in topics]
    form = TrailFilterForm(request.GET or None, people=choices, topics=names)
    asked = TrailFilter(**form.cleaned_data) if form.is_valid() else TrailFilter()
    page = build_trail_page(subject, asked, request.GET.get("pagina"), people)
    record_event(subject, "view_trail", by=place, at=timezone.now())
    context |= {"form": form, "page": page, "query": _kept(request.GET)}
    return render(request, "oversight/trail.html", context, status=422 if form.errors else 200)


def _kept(query) -> str:
    """What the links to other pages keep of the address."""
    kept = query.copy()
    kept.pop("pagina", None)
    return f"{kept.urlencode()}&" if kept else ""
