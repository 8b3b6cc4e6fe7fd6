"""Whose names a fixed report replaces: everyone with an account at the employer, now or before, and owners in plans."""

from organisations.models import Event, Organisation, Role, User
from reports.council.words import council_words
from reports.documents.persons import Person
from reports.models import PlanAction

FUNCTIONS = {
    Role.ADMIN: "de beheerder",
    Role.CONTRIBUTOR: "een invuller",
    Role.READER: "een lezer",
    Role.COUNCIL_SECRETARY: "de secretaris",
    Role.COUNCIL_MEMBER: "een raadslid",
}
OTHERWISE = "een medewerker"
OF_THE_TRAIL = "iemand van buiten"


def people_of(organisation: Organisation) -> list[Person]:
    """Members first, so that their present function counts."""
    members = list(organisation.memberships.select_related("user").order_by("id"))
    functions = _functions(organisation)
    people = [Person(seat.user.name, seat.user.email, functions[Role(seat.role)]) for seat in reversed(members)]
    return [*_owners(organisation), *_of_the_trail(organisation), *people]


def _functions(organisation: Organisation) -> dict[Role, str]:
    words = council_words(organisation.participation_form)
    if words is None:
        return FUNCTIONS
    return FUNCTIONS | {Role.COUNCIL_SECRETARY: f"de {words.first}", Role.COUNCIL_MEMBER: f"een {words.member}"}


def _of_the_trail(organisation: Organisation) -> list[Person]:
    """Who ever did something here: former members, support, funds that read the report."""
    actors = Event.objects.filter(organisation=organisation, actor__isnull=False).values("actor_id")
    former = User.objects.filter(pk__in=actors).exclude(memberships__organisation=organisation)
    return [Person(user.name, user.email, OF_THE_TRAIL) for user in former.order_by("id")]


def _owners(organisation: Organisation) -> list[Person]:
    """Only full names: one word in the field for a person may be the name of a team."""
    rows = PlanAction.objects.filter(assessment__organisation=organisation).exclude(owner_person="")
    named = rows.values_list("owner_person", "owner_function").distinct().order_by("owner_person", "owner_function")
    return [Person(name, "", function or OTHERWISE) for name, function in named if len(name.split()) > 1]
