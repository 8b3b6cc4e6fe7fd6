"""What the council writes per indicator: first among its own members, then shared with the employer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from reports.council.trail import record_step
from reports.models import Discussion, DraftLevel, Position, PositionDraft, PositionLevel, Proposal, Stance
from reports.services.discussions import TextMissingError, lock_discussion


class PositionConflictError(ValueError):
    """Another member changed this draft since the writer last saw it."""


class StanceMissingError(ValueError):
    """A position without a stance, or one that doubts or disagrees without saying why; `indicators` lists them."""

    def __init__(self, indicators):
        super().__init__(", ".join(indicators))
        self.indicators = tuple(indicators)


class ProposalThereError(ValueError):
    """The remark became a proposal already."""


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """What a member wants to save; `version` is the one they saw: 0 where there was none. Levels by question slug."""

    stance: Stance | None
    remark: str = ""
    version: int = 0
    levels: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def save_position(discussion: Discussion, indicator: str, entry: PositionEntry, *, by, at) -> PositionDraft:
    """Write a draft, which the council's own members see. Raises PositionConflictError, DiscussionClosedError."""
    lock_discussion(discussion)
    draft = discussion.position_drafts.filter(indicator=indicator).first()
    draft = draft or PositionDraft(discussion=discussion, indicator=indicator, version=0)
    if draft.version != entry.version:
        raise PositionConflictError(indicator)
    draft.stance, draft.remark = entry.stance or "", entry.remark.strip()
    draft.version += 1
    draft.saved_at, draft.saved_by = at, by.user if by else None
    try:
        draft.save()
    except IntegrityError:  # two first drafts at once
        raise PositionConflictError(indicator) from None
    draft.levels.all().delete()
    rows = (DraftLevel(draft=draft, question=question, level=level) for question, level in entry.levels.items())
    DraftLevel.objects.bulk_create(rows)
    record_step(discussion, "save_position", indicator, by=by, at=at)
    return draft


@transaction.atomic
def share_positions(discussion: Discussion, indicators: Sequence[str], *, by, at) -> list[Position]:
    """Show the employer these drafts, which from then on stand as they are; writing goes on in a new draft.

    Raises StanceMissingError for all that are not complete, and then shares none; DiscussionClosedError.
    """
    lock_discussion(discussion)
    drafts = list(discussion.position_drafts.filter(indicator__in=indicators).prefetch_related("levels").order_by("id"))
    found = {draft.indicator: draft for draft in drafts}
    unfinished = [slug for slug in indicators if slug not in found or not is_complete(found[slug])]
    if unfinished:
        raise StanceMissingError(unfinished)
    return [_share(draft, by=by, at=at) for draft in drafts]


def is_complete(draft: PositionDraft) -> bool:
    """A stance, and words where it is not "eens"."""
    return bool(draft.stance) and (draft.stance == Stance.AGREES or bool(draft.remark))


def _share(draft: PositionDraft, *, by, at) -> Position:
    position = Position.objects.create(
        discussion=draft.discussion,
        indicator=draft.indicator,
        stance=draft.stance,
        remark=draft.remark,
        shared_at=at,
        shared_by=by.user if by else None,
    )
    rows = (PositionLevel(position=position, question=row.question, level=row.level) for row in draft.levels.all())
    PositionLevel.objects.bulk_create(rows)
    draft.delete()
    record_step(position.discussion, "share_position", f"{position.indicator}/{position.stance}", by=by, at=at)
    return position


@transaction.atomic
def make_proposal(position: Position, text: str, *, by, at) -> Proposal:
    """Turn a shared remark into a written proposal. Raises ProposalThereError, TextMissingError,
    DiscussionClosedError."""
    lock_discussion(position.discussion)
    if not text.strip():
        raise TextMissingError
    if Proposal.objects.filter(position=position).exists():
        raise ProposalThereError(position.indicator)
    proposal = Proposal.objects.create(
        position=position, text=text.strip(), made_at=at, made_by=by.user if by else None
    )
    record_step(position.discussion, "make_proposal", position.indicator, by=by, at=at)
    return proposal
