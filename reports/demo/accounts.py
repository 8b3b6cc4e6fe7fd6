"""Who can log in to the demo: shown on its log-in page, known to everyone, never there outside it."""

from typing import NamedTuple

DEMO_PASSWORD = "goedwerk-uitproberen"  # noqa: S105 - of fictional people, printed on the log-in page


class DemoAccount(NamedTuple):
    name: str
    role: str
    email: str


HR_SUBMITTED = DemoAccount(
    "Hanna Zilver",
    "HR-manager van een metaalbedrijf: alles is ingediend, er is een plan",
    "hr.zilverspin@voorbeeld.example",
)
HR_DRAFT = DemoAccount(
    "Daan Draad", "HR-manager van een machinebouwer: halverwege verslagjaar 2026", "hr.draadnagel@voorbeeld.example"
)
COLLEAGUE = DemoAccount(
    "Petra Peil", "Collega bij die machinebouwer: vult twee onderdelen in", "preventie.draadnagel@voorbeeld.example"
)
HR_SMALL = DemoAccount(
    "Vera Vonk", "Administratie van een lasbedrijf met acht mensen: de korte route", "hr.vonkje@voorbeeld.example"
)
NEWCOMER = DemoAccount(
    "Noor Nieuw", "Nog geen organisatie: meldt er een aan en begint leeg", "noor.nieuw@voorbeeld.example"
)
FUND_MANAGER = DemoAccount(
    "Femke Fonds", "Beheerder van het sectorfonds: twee rondes, benchmark, aanbod", "femke.fonds@voorbeeld.example"
)
DEMO_ACCOUNTS = (HR_SUBMITTED, HR_DRAFT, COLLEAGUE, HR_SMALL, FUND_MANAGER, NEWCOMER)
# The administrators of the first employers of the sector.
ADMINS = {"00000001": HR_SUBMITTED, "00000002": HR_DRAFT, "00000003": HR_SMALL}
ASSIGNED_KVK, ASSIGNED_SECTIONS = "00000002", ("sociale-steun", "geen-agressie-en-discriminatie")
