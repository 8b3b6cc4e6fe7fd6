"""Which rows make the record of a discussion: what was shared and told, never a draft of the council."""

from dataclasses import replace

from django.utils.timezone import localdate

from assessments.models import Assessment, Status
from organisations.models import ParticipationForm
from reports.council.record import CouncilRecord, OpinionRecord, PositionRecord, ProposalRecord
from reports.council.words import council_words
from reports.models import Discussion, Opinion, Position, Proposal
from reports.services.opinions import COUNTS


def discussion_of(assessment: Assessment) -> Discussion | None:
    return Discussion.objects.filter(assessment=assessment).first()


def council_record_of(assessment: Assessment, *, is_fixing: bool = False) -> CouncilRecord | None:
    """None where nobody speaks for the staff. `is_fixing`: as it is once the report is fixed."""
    discussion = discussion_of(assessment)
    standing = _standing(assessment, discussion, is_fixing=is_fixing)
    if discussion is None:
        return standing
    return replace(
        standing,
        positions=tuple(_position(position) for position in standing_positions(discussion)),
        proposals=tuple(_proposal(proposal) for proposal in proposals_of(discussion)),
    )


def council_standing_of(assessment: Assessment) -> CouncilRecord | None:
    """The record without positions and proposals: all that the status line needs, in at most two queries."""
    return _standing(assessment, discussion_of(assessment), is_fixing=False)


def _standing(assessment: Assessment, discussion: Discussion | None, *, is_fixing: bool) -> CouncilRecord | None:
    form = discussion.form if discussion else assessment.organisation.participation_form
    words = council_words(form)
    if words is None:
        return None
    is_fixed = is_fixing or assessment.is_fixed
    known = CouncilRecord(
        words.party, words.party_with_article, is_fixed=is_fixed, has_say=form == ParticipationForm.WORKS_COUNCIL
    )
    if discussion is None:
        return known
    opinions = told_opinions(discussion)
    return replace(
        known,
        due_on=discussion.due_on,
        is_open=assessment.status == Status.IN_DISCUSSION and not is_fixed,
        opinion=next((opinion_record(each) for each in reversed(opinions) if not each.is_addendum), None),
        addendum=next((opinion_record(each) for each in opinions if each.is_addendum), None),
    )


def standing_positions(discussion: Discussion) -> list[Position]:
    """The last one on each indicator, in the order in which the indicators were first spoken of."""
    rows = discussion.positions.prefetch_related("levels").order_by("shared_at", "id")
    last = {position.indicator: position for position in rows}
    return list(last.values())


def proposals_of(discussion: Discussion) -> list[Proposal]:
    rows = Proposal.objects.filter(position__discussion=discussion).select_related("position")
    return list(rows.order_by("made_at", "id"))


def told_opinions(discussion: Discussion) -> list[Opinion]:
    """Those that the employer may see; the last one holds."""
    given = discussion.opinions.filter(given_at__isnull=False).select_related("discussion").order_by("id")
    return [opinion for opinion in given if opinion.is_told]


def opinion_record(opinion: Opinion) -> OpinionRecord:
    """Dated by the day on which the employer could see it."""
    counts = tuple((_label(name), getattr(opinion, name)) for name in COUNTS if getattr(opinion, name) is not None)
    told_at = opinion.confirmed_at or opinion.given_at
    return OpinionRecord(opinion.get_verdict_display(), opinion.text, localdate(told_at), counts)


def _label(name: str) -> str:
    return Opinion._meta.get_field(name).verbose_name


def _position(position: Position) -> PositionRecord:
    return PositionRecord(
        indicator=position.indicator,
        stance=position.get_stance_display(),
        remark=position.remark,
        shared_on=localdate(position.shared_at),
        reply=position.reply,
        replied_on=localdate(position.replied_at) if position.replied_at else None,
        levels=tuple(sorted((row.question, row.level) for row in position.levels.all())),
    )


def _proposal(proposal: Proposal) -> ProposalRecord:
    return ProposalRecord(
        indicator=proposal.position.indicator,
        text=proposal.text,
        made_on=localdate(proposal.made_at),
        decision=proposal.get_decision_display(),
        reply=proposal.reply,
    )
