"""The home page: per organisation what to do next, and by year what there is."""

from dataclasses import dataclass

from django.db.models import Prefetch

from assessments.models import Assessment
from organisations import access
from organisations.access import Action
from organisations.models import Membership
from organisations.selectors import memberships_of


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the page asks someone to do: a sentence, and the name of the page with its arguments."""

    title: str
    text: str
    label: str
    view: str
    arguments: tuple = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """One organisation on someone's home page."""

    membership: Membership
    assessments: tuple[Assessment, ...]
    next_step: NextStep
    is_admin: bool

    @property
    def organisation(self):
        return self.membership.organisation


def desks_for(user, year: int) -> tuple[Desk, ...]:
    """Every organisation of the user, by name, in two queries; `year` is the present one."""
    by_year = Prefetch("organisation__assessments", Assessment.objects.order_by("-year"))
    return tuple(_desk(membership, year) for membership in memberships_of(user).prefetch_related(by_year))


def _desk(membership: Membership, year: int) -> Desk:
    assessments = tuple(membership.organisation.assessments.all())
    current = next((assessment for assessment in assessments if assessment.year == year), None)
    is_admin = access.may(membership, Action.SUBMIT)
    step = (
        _next_step(membership.organisation.kvk, current, year)
        if is_admin
        else _contributor_step(membership, assessments)
    )
    return Desk(membership, assessments, step, is_admin)


def _next_step(kvk: str, current: Assessment | None, year: int) -> NextStep:
    if current is None:
        text = "Twaalf onderdelen, in elke volgorde. Stop en ga later verder, en geef onderdelen aan collega's."
        return NextStep(f"Begin met de vragen over {year}", text, "Beginnen", "start_assessment", (kvk,))
    if current.is_draft:
        text = "Alles wat u invulde is bewaard. Het overzicht toont wat nog open staat."
        return NextStep(f"Ga verder met de vragen over {year}", text, "Verder invullen", "tasks", (kvk, year))
    text = "De antwoorden over dit jaar liggen vast. Kies nu de tips die bij u passen en maak er een plan van."
    return NextStep(f"Maak het verbeterplan voor {year}", text, "Naar het verbeterplan", "plan", (kvk, year))


def _contributor_step(membership: Membership, assessments) -> NextStep:
    draft = next((assessment for assessment in assessments if assessment.is_draft), None)
    kvk = membership.organisation.kvk
    if draft is None:
        return NextStep("Er is nu niets te doen", "U krijgt een mail als iemand u een onderdeel toewijst.", "", "")
    text = "Een collega heeft u gevraagd een deel van de vragen te beantwoorden."
    return NextStep(f"Vul uw onderdelen over {draft.year} in", text, "Naar mijn onderdelen", "tasks", (kvk, draft.year))
