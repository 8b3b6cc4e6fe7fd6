"""All rows of organisations: employers, people, sector funds, consents, the trail and support access."""

from organisations.models.consents import Consent, Purpose
from organisations.models.employers import Organisation, ParticipationForm, SizeClass, kvk_validator
from organisations.models.funds import PLATFORM, FundManager, FundMember, FundRole, SectorFund
from organisations.models.people import COUNCIL_ROLES, EMPLOYER_ROLES, Membership, Role, User
from organisations.models.support import SupportAccess
from organisations.models.trail import Event

__all__ = [
    "COUNCIL_ROLES",
    "EMPLOYER_ROLES",
    "PLATFORM",
    "Consent",
    "Event",
    "FundManager",
    "FundMember",
    "FundRole",
    "Membership",
    "Organisation",
    "ParticipationForm",
    "Purpose",
    "Role",
    "SectorFund",
    "SizeClass",
    "SupportAccess",
    "User",
    "kvk_validator",
]
