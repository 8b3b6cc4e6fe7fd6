"""The page "Wie deed wat": the trail of an employer or a fund in words, filtered and by day."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.timezone import localtime

from organisations.events import LinkHolder
from organisations.models import Event, Organisation, SectorFund, User
from oversight.trail_lines import Day, Deed, build_days
from oversight.trail_names import names_for, roles_for
from oversight.trail_topics import Topic
from oversight.trail_words import OF_COUNCIL, Names, many_text, one_text, verbs_about

EVENTS_PER_PAGE = 200
COMMAND_LINE, LINK = "beheer", "link"
BY_COMMAND_LINE, BY_LINK = "beheer van goedwerk", "iemand met een persoonlijke link"
BY_STRANGER, BY_ERASED = "iemand zonder rol hier", "iemand die is verwijderd"
# Who has no number, by role.
NUMBERLESS = {COMMAND_LINE: "", LINK: LinkHolder().role}


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which events to show; `who` is a user's number, COMMAND_LINE or LINK; None and empty ask for all."""

    who: str = ""
    topic: Topic | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TrailPage:
    days: tuple[Day, ...]
    page: Page


def people_of(subject: Organisation | SectorFund) -> dict[int, str]:
    """Everyone who did something here in a role and still exists, by name."""
    actors = shown_events(subject).exclude(role="").order_by().values("actor_id").distinct()
    people = {user.pk: str(user) for user in User.objects.filter(pk__in=actors)}
    return dict(sorted(people.items(), key=lambda item: (item[1].lower(), item[0])))


def build_trail_page(
    subject: Organisation | SectorFund, asked: TrailFilter, number: str | None, people: dict[int, str]
) -> TrailPage:
    """One page of events, in four queries; those of one kind on end become one line."""
    page = Paginator(_filtered(subject, asked), EVENTS_PER_PAGE).get_page(number)
    names, roles = names_for(subject), roles_for(subject)
    return TrailPage(build_days(_deed(event, names, roles, people) for event in page), page)


def shown_events(subject: Organisation | SectorFund):
    """The newest first, without what the council did among its own members."""
    return subject.events.exclude(verb__in=OF_COUNCIL).order_by("-at", "-sequence")


def _filtered(subject: Organisation | SectorFund, asked: TrailFilter):
    events = shown_events(subject)
    if asked.who:
        events = events.filter(**_of(asked.who))
    if asked.topic:
        events = events.filter(verb__in=verbs_about(asked.topic))
    if asked.since:
        events = events.filter(at__date__gte=asked.since)
    if asked.until:
        events = events.filter(at__date__lte=asked.until)
    return events


def _of(who: str) -> dict:
    """What the events of one person, of the command line, or of everyone with a personal link have in common."""
    return {"actor": None, "role": NUMBERLESS[who]} if who in NUMBERLESS else {"actor": who, "role__gt": ""}


def _deed(event: Event, names: Names, roles: dict[str, str], people: dict[int, str]) -> Deed:
    return Deed(
        actor=event.actor_id,
        who=_who(event, people),
        role=roles.get(event.role, event.role) if event.actor_id else "",
        words=one_text(event.verb, event.object, names),
        many=many_text(event.verb, event.object, names),
        at=localtime(event.at),
    )


def _who(event: Event, people: dict[int, str]) -> str:
    if event.actor_id is None:
        return BY_LINK if event.role else BY_COMMAND_LINE
    if not event.role:
        return BY_STRANGER
    return people.get(event.actor_id, BY_ERASED)
