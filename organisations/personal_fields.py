"""How an app declares which of its fields hold or point at a person; every `personal_data.py` is written in it."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """Whose data a field holds."""

    ACCOUNT = "wie een account heeft"
    CONTACT = "contactpersonen van werkgevers en fondsen"
    WORKER = "wie in een team van een competentiematrix staat, ook zonder account"
    ANYONE = "wie in een vrije tekst genoemd wordt"


class Ground(StrEnum):
    """The legal ground, AVG article 6, paragraph 1."""

    CONTRACT = "uitvoering van de overeenkomst over het gebruik van goedwerk (artikel 6 lid 1 onder b)"
    INTEREST = "gerechtvaardigd belang (artikel 6 lid 1 onder f)"


class Purpose(StrEnum):
    """What data are for; WHY says it to the person, GROUNDS gives the legal ground."""

    ACCOUNT = "Uw account"
    SECURITY = "Veilig inloggen"
    ROLES = "Wat u waar mag doen"
    ASSESSMENT = "De zelfbeoordeling van een werkgever"
    COUNCIL = "Het gesprek met de medezeggenschap"
    PLAN = "Het verbeterplan van een werkgever"
    MATRIX = "De competentiematrix van een werkgever"
    FUND = "Het werk van een fonds"
    TRAIL = "Wie deed wat"


WHY = {
    Purpose.ACCOUNT: "Om u te herkennen, en om u te kunnen mailen.",
    Purpose.SECURITY: "Om te zorgen dat niemand anders met uw account inlogt.",
    Purpose.ROLES: "Om te weten bij welke organisatie u wat mag zien en doen.",
    Purpose.ASSESSMENT: "Om te weten wie wat heeft ingevuld. Zo kan een collega navragen hoe het zit.",
    Purpose.COUNCIL: "Om vast te leggen wat de medezeggenschap vindt en wat de werkgever daarop antwoordt.",
    Purpose.PLAN: "Om vast te leggen wie een maatregel uitvoert.",
    Purpose.MATRIX: "Om te weten wie wat kan en wil leren, en het werk te verdelen. Niet voor loon of ontslag.",
    Purpose.FUND: "Om leden van een fonds uit te nodigen, en te zeggen bij wie zij terechtkunnen.",
    Purpose.TRAIL: "Om achteraf te kunnen nagaan wie wat deed, met gegevens die vertrouwelijk zijn.",
}
GROUNDS = {
    Purpose.ACCOUNT: Ground.CONTRACT,
    Purpose.SECURITY: Ground.INTEREST,
    Purpose.ROLES: Ground.CONTRACT,
    Purpose.ASSESSMENT: Ground.CONTRACT,
    Purpose.COUNCIL: Ground.CONTRACT,
    Purpose.PLAN: Ground.INTEREST,
    Purpose.MATRIX: Ground.INTEREST,
    Purpose.FUND: Ground.INTEREST,
    Purpose.TRAIL: Ground.INTEREST,
}


class Erasure(StrEnum):
    """What erasing a person does with a field."""

    DELETE_ROW = "de regel verdwijnt"
    CLEAR = "wordt leeggemaakt"
    UNLINK = "verwijst naar niemand meer"
    REPLACE = "naam en mailadres worden “[verwijderd]”"
    KEEP = "blijft"


class Retention(StrEnum):
    """How long, and from when. Those of `oversight.retention` are kept to by a nightly job."""

    ACCOUNT = "zolang het account er is"
    EMPLOYER = "zolang de werkgever zijn gegevens hier bewaart"
    FUND = "zolang het fonds zijn gegevens hier bewaart"
    UNCONFIRMED = "30 dagen na aanmelden, als het mailadres niet is bevestigd"
    IDLE = "24 maanden na de laatste keer inloggen, als het account nergens een rol heeft"
    INVITED = "12 maanden na de uitnodiging, als er nooit is ingelogd en het account nergens een rol heeft"
    SESSION = "tot de sessie is verlopen, hooguit 12 uur na inloggen"
    CONFIRMATION = "30 dagen na versturen"
    NOT_JOINED = "12 maanden na sluiting van de laatste ronde, als de werkgever niet meedoet"
    IMPORT = "30 dagen na uploaden, als de lijst niet is bevestigd"
    LEFT = "24 maanden na vertrek uit het team, als de werkgever niets anders koos (1 tot 84 maanden)"
    STOPPED = "even lang nadat de werkgever de competentiematrix uitzette"
    SHEET = "30 dagen na uploaden, als het bestand niet is bevestigd"
    LINK = "de persoonlijke link: tot die verloopt, 30 dagen na het maken"
    REMINDER = "12 maanden na versturen"
    SUPPORT = "24 maanden na afloop"


@dataclass(frozen=True, slots=True)
class PersonalField:
    """One field; `label` names it for the person. `reason` says why it is kept, where erasing keeps it."""

    name: str
    label: str
    erasure: Erasure
    subject: Subject = Subject.ACCOUNT
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """Rows that a person takes along: those where `person`, a reference or a mail address, is the person.

    `values` are (label, lookup). Rows where `needs` is empty are left out.
    """

    title: str
    person: str
    values: tuple[tuple[str, str], ...]
    needs: str = ""


@dataclass(frozen=True, slots=True)
class PersonalModel:
    """A model with persons in it. `place` leads to the organisation or fund in whose trail a change of it belongs.

    `contact` names the field with the mail address of someone who need not have an account; a lookup where the address
    stands in the row on which these rows hang.
    """

    model: str
    purpose: Purpose
    retention: tuple[Retention, ...]
    fields: tuple[PersonalField, ...]
    exports: tuple[Export, ...] = ()
    place: str = ""
    contact: str = ""


def free_text(name: str, label: str) -> PersonalField:
    """In which people type what they like, also about others."""
    return PersonalField(name, label, Erasure.REPLACE, Subject.ANYONE)


def author(name: str, label: str) -> PersonalField:
    """Who did something that stays when the person leaves."""
    return PersonalField(name, label, Erasure.UNLINK)


def person(name: str = "user", label: str = "van wie het is") -> PersonalField:
    """Whose row it is."""
    return PersonalField(name, label, Erasure.DELETE_ROW)


def own(name: str, label: str) -> PersonalField:
    """What a row says about the person whose row it is."""
    return PersonalField(name, label, Erasure.DELETE_ROW)
