"""All rows of reports: the plan, what funds offer, chosen tips, the council's say and the fixed documents."""

from reports.models.council import (
    Decision,
    Discussion,
    DraftLevel,
    Opinion,
    Position,
    PositionDraft,
    PositionLevel,
    Proposal,
    SentReminder,
    Stance,
    Verdict,
)
from reports.models.fixed_documents import FixedDocument, FixedKind
from reports.models.offers import FundOffer, OfferTarget, TargetKind
from reports.models.plan import ACTION_TRANSITIONS, ActionStatus, PlanAction
from reports.models.tip_choices import TipChoice, TipChoiceSeal

__all__ = [
    "ACTION_TRANSITIONS",
    "ActionStatus",
    "Decision",
    "Discussion",
    "DraftLevel",
    "FixedDocument",
    "FixedKind",
    "FundOffer",
    "OfferTarget",
    "Opinion",
    "PlanAction",
    "Position",
    "PositionDraft",
    "PositionLevel",
    "Proposal",
    "SentReminder",
    "Stance",
    "TargetKind",
    "TipChoice",
    "TipChoiceSeal",
    "Verdict",
]
