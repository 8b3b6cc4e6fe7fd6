"""All rows of reports: the improvement plan, what funds offer, and which tips were published as chosen."""

from reports.models.offers import FundOffer, OfferTarget, TargetKind
from reports.models.plan import ACTION_TRANSITIONS, ActionStatus, PlanAction
from reports.models.tip_choices import TipChoice, TipChoiceSeal

__all__ = [
    "ACTION_TRANSITIONS",
    "ActionStatus",
    "FundOffer",
    "OfferTarget",
    "PlanAction",
    "TargetKind",
    "TipChoice",
    "TipChoiceSeal",
]
