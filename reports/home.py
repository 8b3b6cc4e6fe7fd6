"""The home page: per organisation what to do next, and by year what there is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from assessments.models import Assessment
from benchmarks.models import Invitation, Round
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
    asked_by: tuple[Round, ...]

    @property
    def organisation(self):
        return self.membership.organisation


def desks_for(user, day: date) -> tuple[Desk, ...]:
    """Every organisation of the user, by name, in three queries, as it stands on this day."""
    by_year = Prefetch("organisation__assessments", Assessment.objects.order_by("-year"))
    rounds = _open_rounds(user, day)
    memberships = memberships_of(user).prefetch_related(by_year)
    return tuple(_desk(place, day.year, rounds.get(place.organisation_id, ())) for place in memberships)


def _open_rounds(user, day: date) -> dict[int, list[Round]]:
    """By the user's organisations: the open rounds to which a fund that they joined invited them, by closing date."""
    found: dict[int, list[Round]] = {}
    invitations = Invitation.objects.filter(
        member__organisation__memberships__user=user, round__opens_on__lte=day, round__closes_on__gte=day
    )
    for invitation in invitations.select_related("member", "round__fund").order_by("round__closes_on", "id"):
        found.setdefault(invitation.member.organisation_id, []).append(invitation.round)
    return found


def _desk(membership: Membership, year: int, rounds) -> Desk:
    assessments = tuple(membership.organisation.assessments.all())
    current = next((assessment for assessment in assessments if assessment.year == year), None)
    is_admin = access.may(membership, Action.SUBMIT)
    step = (
        _next_step(membership.organisation.kvk, current, year)
        if is_admin
        else _contributor_step(membership, assessments)
    )
    handed_in = {assessment.year for assessment in assessments if not assessment.is_draft}
    asked_by = tuple(fund_round for fund_round in rounds if is_admin and fund_round.year not in handed_in)
    return Desk(membership, assessments, step, is_admin, asked_by)


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
