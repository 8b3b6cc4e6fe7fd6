"""What the page of the discussion shows an employer, and those who read along: where it stands, and what comes next."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.timezone import localdate

from assessments.models import Assessment, Status
from assessments.questionnaire import Edition, Indicator
from assessments.responses import AnswerSheet
from assessments.selectors import Workspace, answer_sheet
from organisations.models import ParticipationForm
from organisations.selectors import council_of
from reports.council.discussion_selectors import Exchange, exchanges_of
from reports.council.duty import duty_words
from reports.council.findings import Difference, find_differences
from reports.council.record_selectors import discussion_of, told_opinions
from reports.council.words import CouncilWords, council_words
from reports.models import Discussion, Opinion, Position, Proposal, Stance


class Stage(StrEnum):
    """Where the discussion stands."""

    DRAFT = "draft"
    NO_COUNCIL = "no_council"
    INVITE = "invite"
    LAY_BEFORE = "lay_before"
    IN_DISCUSSION = "in_discussion"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said about one indicator, beside what the employer answered."""

    indicator: Indicator
    exchange: Exchange
    differences: tuple[Difference, ...]

    @property
    def position(self) -> Position:
        return self.exchange.position


@dataclass(frozen=True, slots=True)
class DiscussionPage:
    """`words` and `discussion` are None where nobody speaks for the staff, or nothing was laid before them yet."""

    assessment: Assessment
    stage: Stage
    words: CouncilWords | None
    duty: str
    discussion: Discussion | None
    talks: tuple[Talk, ...]
    opinion: Opinion | None
    today: date
    indicator_count: int

    @property
    def to_answer(self) -> tuple[Talk, ...]:
        return tuple(talk for talk in self.talks if talk.exchange.needs_reply)

    @property
    def open_proposals(self) -> tuple[Proposal, ...]:
        return tuple(proposal for talk in self.talks for proposal in talk.exchange.open_proposals)

    @property
    def is_answered(self) -> bool:
        return not self.to_answer and not self.open_proposals

    @property
    def is_overdue(self) -> bool:
        return self.discussion is not None and self.today > self.discussion.due_on

    @property
    def closes_from(self) -> date | None:
        """The first day on which the report can be fixed without an opinion."""
        return self.discussion and self.discussion.due_on + timedelta(days=1)

    @property
    def is_opinion_older(self) -> bool:
        """Whether the opinion is about the answers as they were before a correction."""
        return bool(self.opinion and not self.opinion.is_of_this_round)

    @property
    def has_opinion(self) -> bool:
        """Whether there is an opinion on the answers as they are now."""
        return self.opinion is not None and not self.is_opinion_older

    @property
    def is_heard(self) -> bool:
        return self.has_opinion or self.is_overdue

    @property
    def is_returnable(self) -> bool:
        return self.stage not in (Stage.DRAFT, Stage.FIXED)

    @property
    def is_fixable(self) -> bool:
        if self.stage is Stage.IN_DISCUSSION:
            return self.is_answered and self.is_heard
        return self.stage is Stage.NO_COUNCIL


def without_opinion(page: DiscussionPage) -> str:
    """What the report says when the term passes without an opinion on the answers as they are now."""
    if page.opinion:
        return "In het rapport komt het oordeel van vóór de correctie te staan, met zijn datum."
    return "In het rapport komt te staan: geen oordeel ontvangen."


def build_discussion_page(workspace: Workspace) -> DiscussionPage:
    assessment, organisation = workspace.assessment, workspace.organisation
    discussion = discussion_of(assessment)
    form = _form(assessment, organisation, discussion)
    return DiscussionPage(
        assessment=assessment,
        stage=_stage(assessment, form),
        words=council_words(form),
        duty=duty_words(assessment.size_class, form),
        discussion=discussion,
        talks=build_talks(workspace, exchanges_of(discussion)) if discussion else (),
        opinion=next(reversed(told_opinions(discussion)), None) if discussion else None,
        today=localdate(),
        indicator_count=len(workspace.edition.indicators),
    )


def build_talks(workspace: Workspace, exchanges: tuple[Exchange, ...]) -> tuple[Talk, ...]:
    """What still asks for an answer first, then where the council disagrees most, then in the order of the edition."""
    has_levels = any(exchange.position.levels.all() for exchange in exchanges)
    sheet = answer_sheet(workspace.assessment) if has_levels else None
    talks = [_talk(workspace.edition, sheet, exchange) for exchange in exchanges]
    order = [indicator.slug for indicator in workspace.edition.indicators]
    return tuple(sorted(talks, key=lambda talk: (*_urgency(talk), order.index(talk.indicator.slug))))


def _talk(edition: Edition, sheet: AnswerSheet | None, exchange: Exchange) -> Talk:
    levels = {level.question: level.level for level in exchange.position.levels.all()}
    differences = find_differences(edition, sheet, levels) if sheet and levels else ()
    return Talk(edition.indicator(exchange.position.indicator), exchange, differences)


def _urgency(talk: Talk) -> tuple[bool, int]:
    stances = (Stance.DISAGREES, Stance.DOUBTS, Stance.AGREES)
    return not talk.exchange.is_open, stances.index(talk.position.stance)


def _form(assessment: Assessment, organisation, discussion: Discussion | None) -> str:
    """As it was laid before them; what the organisation says today counts until then."""
    if assessment.status in (Status.IN_DISCUSSION, Status.FIXED):
        return discussion.form if discussion else ParticipationForm.NONE
    return organisation.participation_form


def _stage(assessment: Assessment, form: str) -> Stage:
    if assessment.is_draft:
        return Stage.DRAFT
    if assessment.status in (Status.IN_DISCUSSION, Status.FIXED):
        return Stage.FIXED if assessment.is_fixed else Stage.IN_DISCUSSION
    if form == ParticipationForm.NONE:
        return Stage.NO_COUNCIL
    return Stage.LAY_BEFORE if council_of(assessment.organisation).exists() else Stage.INVITE
