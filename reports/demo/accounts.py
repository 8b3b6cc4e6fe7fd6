"""Who can log in to the demo: shown on its log-in page, known to everyone, never there outside it."""

from typing import NamedTuple

DEMO_PASSWORD = "goedwerk-uitproberen"  # noqa: S105 - of fictional people, printed on the log-in page


class DemoAccount(NamedTuple):
    name: str
    role: str
    email: str


HR_SUBMITTED = DemoAccount(
    "Hanna Zilver",
    "HR-manager van een metaalbedrijf: 2026 ligt bij de ondernemingsraad, opmerkingen wachten op antwoord",
    "hr.zilverspin@voorbeeld.example",
)
SECRETARY = DemoAccount(
    "Sia Schakel",
    "Secretaris van die ondernemingsraad: deelde drie standpunten, twee zijn nog concept",
    "or.zilverspin@voorbeeld.example",
)
DIRECTOR = DemoAccount(
    "Dirk Zilver", "Directeur van dat metaalbedrijf: leest de resultaten mee", "directie.zilverspin@voorbeeld.example"
)
HR_DRAFT = DemoAccount(
    "Daan Draad", "HR-manager van een machinebouwer: halverwege verslagjaar 2026", "hr.draadnagel@voorbeeld.example"
)
COLLEAGUE = DemoAccount(
    "Petra Peil", "Collega bij die machinebouwer: vult twee onderdelen in", "preventie.draadnagel@voorbeeld.example"
)
HR_SMALL = DemoAccount(
    "Vera Vonk",
    "Administratie van een lasbedrijf met acht mensen: de korte route, 2026 is vastgesteld",
    "hr.vonkje@voorbeeld.example",
)
HR_FIXED = DemoAccount(
    "Guus Moer",
    "HR-manager van een koploper: 2026 is vastgesteld, met het oordeel van de ondernemingsraad",
    "hr.moersleutel@voorbeeld.example",
)
TEAM_LEADER = DemoAccount(
    "Lars Las",
    "Ploegleider bij het eerste metaalbedrijf: leidt een team van de competentiematrix",
    "ploeg.zilverspin@voorbeeld.example",
)
HR_CARE = DemoAccount(
    "Wil Waaier",
    "Zorgmanager van een wijkteam van veertien: de competentiematrix van het team",
    "hr.waaier@voorbeeld.example",
)
HR_HALL = DemoAccount(
    "Kim Kruis",
    "HR-manager van een distributiecentrum: een competentiematrix van 1.200 mensen",
    "hr.kruispunt@voorbeeld.example",
)
NEWCOMER = DemoAccount(
    "Noor Nieuw", "Nog geen organisatie: meldt er een aan en begint leeg", "noor.nieuw@voorbeeld.example"
)
FUND_MANAGER = DemoAccount(
    "Femke Fonds", "Beheerder van het sectorfonds: twee rondes, benchmark, aanbod", "femke.fonds@voorbeeld.example"
)
FUND_READER = DemoAccount(
    "Bram Bestuur", "Bestuurslid van dat fonds: leest deelname en benchmark mee", "bestuur.fonds@voorbeeld.example"
)
SUPPORT = DemoAccount(
    "Olaf Onderhoud",
    "Van goedwerk zelf: kijkt alleen met een reden en voor korte tijd bij een werkgever mee",
    "ondersteuning@voorbeeld.example",
)
DEMO_ACCOUNTS = (
    HR_SUBMITTED,
    SECRETARY,
    DIRECTOR,
    HR_DRAFT,
    COLLEAGUE,
    HR_SMALL,
    HR_FIXED,
    TEAM_LEADER,
    HR_CARE,
    HR_HALL,
    FUND_MANAGER,
    FUND_READER,
    SUPPORT,
    NEWCOMER,
)
# The administrators of the first employers of the sector, and of those that show a competentiematrix and nothing else.
ADMINS = {
    "00000001": HR_SUBMITTED,
    "00000002": HR_DRAFT,
    "00000003": HR_SMALL,
    "00000005": HR_FIXED,
    "00000061": HR_CARE,
    "00000062": HR_HALL,
}
LEADERS = {TEAM_LEADER.email: TEAM_LEADER}
SECRETARIES = {"00000001": SECRETARY}
READERS = {"00000001": DIRECTOR}
ASSIGNED_KVK, ASSIGNED_SECTIONS = "00000002", ("sociale-steun", "geen-agressie-en-discriminatie")
