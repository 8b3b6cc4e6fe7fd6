"""Who a request about personal data is about, and where they come or came."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import Q

from assessments.models import MatrixWorker
from organisations.models import (
    Event,
    FundManager,
    FundMember,
    Membership,
    Organisation,
    SectorFund,
    SupportAccess,
    User,
)
from reports.models import FundOffer


@dataclass(frozen=True, slots=True)
class Person:
    """`user` None: someone without an account. `addresses` are theirs beyond doubt, in small letters."""

    user: User | None
    addresses: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.user.name if self.user else ""

    @property
    def number(self) -> int | None:
        return self.user.pk if self.user else None


@dataclass(frozen=True, slots=True)
class Places:
    """The organisations and funds that know someone, by number."""

    organisations: frozenset[int]
    funds: frozenset[int]

    def __or__(self, other: "Places") -> "Places":
        return Places(self.organisations | other.organisations, self.funds | other.funds)

    def subjects(self) -> list[Organisation | SectorFund]:
        """The rows, in the order in which every change of several trails takes them."""
        return [
            *Organisation.objects.filter(pk__in=self.organisations).order_by("pk"),
            *SectorFund.objects.filter(pk__in=self.funds).order_by("pk"),
        ]


def person_of(user: User) -> Person:
    """An address that was never confirmed may be someone else's, and does not count."""
    addresses = dict(EmailAddress.objects.filter(user=user).order_by("id").values_list("email", "verified"))
    addresses.setdefault(user.email, True)
    return Person(user, tuple(sorted(address.lower() for address, is_known in addresses.items() if is_known)))


def person_at(email: str) -> Person:
    """Who uses this address, as the one who asks has checked; without an account it may still be known somewhere."""
    known = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
    user = known.user if known else User.objects.filter(email=email.lower()).first()
    addresses = set(person_of(user).addresses) if user else set()
    return Person(user, tuple(sorted(addresses | {email.lower()})))


def present_places(person: Person) -> Places:
    """Where the person has a role now."""
    own = {"user": person.user} if person.user else {"user__in": ()}
    organisations = Membership.objects.filter(**own).values_list("organisation_id", flat=True)
    return Places(
        frozenset(organisations), frozenset(FundManager.objects.filter(**own).values_list("fund_id", flat=True))
    )


def all_places(person: Person) -> Places:
    """Where the person has or had a role, did something, or is known as a contact."""
    return present_places(person) | _earlier_places(person) | _contact_places(person)


def _earlier_places(person: Person) -> Places:
    if person.user is None:
        return Places(frozenset(), frozenset())
    done = Event.objects.filter(actor=person.number).values_list("organisation_id", "fund_id").distinct()
    looked = SupportAccess.objects.filter(user=person.user).values_list("organisation_id", flat=True)
    organisations = {organisation for organisation, _ in done if organisation} | set(looked)
    return Places(frozenset(organisations), frozenset(fund for _, fund in done if fund))


def _contact_places(person: Person) -> Places:
    members = FundMember.objects.filter(one_of("email", person.addresses)).values_list("organisation_id", "fund_id")
    offers = FundOffer.objects.filter(one_of("contact_email", person.addresses)).values_list("fund_id", flat=True)
    workers = MatrixWorker.objects.filter(one_of("email", person.addresses))
    organisations = {organisation for organisation, _ in members if organisation}
    organisations |= set(workers.values_list("team__organisation_id", flat=True))
    return Places(frozenset(organisations), frozenset(fund for _, fund in members) | frozenset(offers))


def one_of(field: str, addresses: tuple[str, ...]) -> Q:
    """The field is one of these addresses, however it was typed."""
    condition = Q(pk__in=())
    for address in addresses:
        condition |= Q(**{f"{field}__iexact": address})
    return condition
