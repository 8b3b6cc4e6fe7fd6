"""When someone cannot be erased yet, and what is told afterwards about what was erased and what stays."""

from dataclasses import dataclass

from organisations.models import COUNCIL_ROLES, FundManager, FundRole, Membership, Role, User
from organisations.personal_fields import Erasure
from oversight.personal_data import REGISTER

STAYS_ELSEWHERE = (
    (
        "Reservekopieën",
        "Daarin staan de gegevens tot de kopie wordt weggegooid. Wie een kopie terugzet, wist de persoon opnieuw.",
    ),
    ("Verzonden mails", "Die liggen bij wie ze kreeg."),
)


class ObstacleError(ValueError):
    """Someone else must take over first; `obstacles` say what."""

    def __init__(self, obstacles: tuple[str, ...]):
        super().__init__(" ".join(obstacles))
        self.obstacles = obstacles


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done, in words, with how many rows."""

    what: str
    done: str
    count: int


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """It names nobody: `number` is what the trails call the person, None for someone without an account.

    `files` are the places where a file of the employer still tells the name, as kvk/year/question.
    """

    number: int | None
    trails: int
    erased: tuple[Erased, ...]
    is_name_too_short: bool
    files: tuple[str, ...]

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What stays, and why."""
        registered = (
            (field.label.capitalize(), field.reason)
            for entry in REGISTER
            for field in entry.fields
            if field.erasure == Erasure.KEEP
        )
        short = [("Losse voornamen", TOO_SHORT)] if self.is_name_too_short else []
        return tuple(dict.fromkeys((*registered, *short, *STAYS_ELSEWHERE)))


TOO_SHORT = (
    "De naam heeft maar één woord. Die is niet uit teksten gehaald, omdat hetzelfde woord iets anders kan betekenen."
)


def obstacles_of(user: User) -> tuple[str, ...]:
    """What must be handed over before this person can go, as sentences to the person."""
    return (*_last_of_employers(user), *_last_of_funds(user), *_secretary_of_councils(user))


def _last_of_employers(user: User) -> list[str]:
    admins = Membership.objects.filter(role=Role.ADMIN)
    own = admins.filter(user=user).select_related("organisation").order_by("organisation__name")
    return [
        f"U bent de enige beheerder van {place.organisation}. Maak eerst een collega beheerder."
        for place in own
        if not admins.filter(organisation=place.organisation).exclude(user=user).exists()
    ]


def _last_of_funds(user: User) -> list[str]:
    managers = FundManager.objects.filter(role=FundRole.MANAGER)
    own = managers.filter(user=user).select_related("fund").order_by("fund__name")
    return [
        f"U bent de enige beheerder van {place.fund}. Maak eerst een collega beheerder."
        for place in own
        if not managers.filter(fund=place.fund).exclude(user=user).exists()
    ]


def _secretary_of_councils(user: User) -> list[str]:
    seats = Membership.objects.filter(role__in=COUNCIL_ROLES)
    own = seats.filter(user=user, role=Role.COUNCIL_SECRETARY).select_related("organisation")
    return [
        f"U bent secretaris van de medezeggenschap van {seat.organisation}. Draag dat eerst over aan een ander lid."
        for seat in own.order_by("organisation__name")
        if seats.filter(organisation=seat.organisation).exclude(user=user).exists()
    ]
