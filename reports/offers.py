"""What a sector fund offers its members, and which offers fit a tip or an action. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import quote, urlsplit

HTTPS = "https://"
FORBIDDEN_IN_LINK = frozenset("\\\"'<>`{}|^")


class OfferKind(StrEnum):
    SUBSIDY = "subsidie"
    TRAINING = "training"
    COVENANT = "convenant"
    EXAMPLE = "goed-voorbeeld"
    CONTACT = "contact"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ")


class Term(StrEnum):
    """Where a day lies to the days on which an offer is valid."""

    NOW = "geldt nu"
    COMING = "komt nog"
    PAST = "voorbij"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask; each is empty where the fund did not give it. `function` rather than a person."""

    function: str = ""
    email: str = ""
    phone: str = ""

    @property
    def mail_address(self) -> str:
        """For a link: an address may hold signs that would end it and begin something else."""
        return f"mailto:{quote(self.email, safe='@')}"

    @property
    def phone_address(self) -> str:
        return f"tel:{''.join(sign for sign in self.phone if sign.isdigit() or sign == '+')}"

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.function, self.email, self.phone)))


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer. `fund` as it is shown; `valid_until` None: no end; `sizes` empty: every size class."""

    number: int
    fund: str
    kind: OfferKind
    title: str
    text: str
    link: str
    contact: Contact
    valid_from: date
    valid_until: date | None
    indicators: frozenset[str]
    tips: frozenset[str]
    sizes: frozenset[str]

    @property
    def website(self) -> str:
        """Where the link goes, in short."""
        return (urlsplit(self.link).hostname or "").removeprefix("www.")

    def term(self, day: date) -> Term:
        if day < self.valid_from:
            return Term.COMING
        return Term.PAST if self.valid_until is not None and day > self.valid_until else Term.NOW

    def belongs_to(self, tip: str, indicator: str) -> bool:
        """`tip` empty: an action of the employer's own."""
        return tip in self.tips or indicator in self.indicators


def fitting_offers(
    offers: Iterable[Offer], *, tip: str, indicator: str, size_class: str, day: date
) -> tuple[Offer, ...]:
    """The offers to show beside a tip or action on this day, those for the tip itself first."""
    fitting = [
        offer
        for offer in offers
        if offer.term(day) is Term.NOW
        and (not offer.sizes or size_class in offer.sizes)
        and offer.belongs_to(tip, indicator)
    ]
    return tuple(sorted(fitting, key=lambda offer: (tip not in offer.tips, offer.fund, offer.title, offer.number)))


def link_problem(link: str) -> str:
    """In Dutch why this is no link that a member may be sent to; empty: it is one."""
    if not link.isprintable() or " " in link or FORBIDDEN_IN_LINK & set(link):
        return "Een webadres heeft geen spaties, aanhalingstekens of andere vreemde tekens. Kopieer het adres opnieuw."
    scheme, _, rest = link.partition(":")
    if scheme.lower() in ("mailto", "tel"):
        return "Zet een e-mailadres of telefoonnummer bij Contact. Hier hoort het adres van een webpagina."
    if scheme.lower() == "http":
        return "Dit adres begint met http:// en is niet beveiligd. Gebruik een adres dat met https:// begint."
    if scheme != "https" or not rest.startswith("//"):
        return "Begin het adres met https://, bijvoorbeeld https://www.voorbeeld.nl."
    return _host_problem(link)


def _host_problem(link: str) -> str:
    try:
        parts = urlsplit(link)
        has_port = parts.port is not None
    except ValueError:
        return "Dit is geen webadres. Kopieer het adres uit uw browser."
    if "@" in parts.netloc or has_port:
        return "Laat de gebruikersnaam, het wachtwoord en de poort weg uit het adres."
    labels = (parts.hostname or "").split(".")
    if len(labels) < 2 or not all(labels) or labels[-1].isdigit():
        return "In dit adres staat geen website. Gebruik een adres zoals https://www.voorbeeld.nl/regeling."
    return ""
