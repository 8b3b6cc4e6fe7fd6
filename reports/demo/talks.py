"""What passed between the employers of the demo and their councils, from content/talks.toml, through the services."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from assessments.models import Assessment
from organisations.models import Membership, User
from organisations.services.councils import add_council_member, invite_secretary
from reports.demo.accounts import SECRETARIES
from reports.demo.moments import moment_of
from reports.demo.people import admin_of, make_account, make_user
from reports.demo.sector import CONTENT, LAST_YEAR, Employer
from reports.models import Decision, Discussion, Position, Stance, Verdict
from reports.services.discussions import answer_proposal, reply_to_position, start_discussion
from reports.services.fixing import add_addendum, fix_report
from reports.services.opinions import OpinionEntry, confirm_opinion, give_opinion, save_opinion
from reports.services.positions import PositionEntry, make_proposal, save_position, share_positions

INVITED_AHEAD = timedelta(days=14)
NOT_COUNTED = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class ScriptedPosition:
    """`shared` None: a draft of the council; `replied` is also the day on which a proposal is decided on."""

    indicator: str
    stance: Stance
    remark: str = ""
    levels: Mapping[str, int] = field(default_factory=dict)
    shared: date | None = None
    reply: str = ""
    replied: date | None = None
    proposal: str = ""
    proposed: date | None = None
    decision: Decision | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class ScriptedOpinion:
    verdict: Verdict
    text: str
    given: date
    counts: Sequence[int | None] = NOT_COUNTED
    confirmed: date | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """`opened` None: nobody speaks for the staff; `fixed` None: it goes on."""

    kvk: str
    secretary: str = ""
    member: str = ""
    opened: date | None = None
    due: date | None = None
    positions: tuple[ScriptedPosition, ...] = ()
    opinion: ScriptedOpinion | None = None
    fixed: date | None = None


@dataclass(frozen=True, slots=True)
class Council:
    """Two people: the one whom the employer invited, and the one whom they invited."""

    secretary: Membership
    member: Membership


def load_talks() -> tuple[Talk, ...]:
    raw = tomllib.loads((CONTENT / "talks.toml").read_text("utf-8"))
    return tuple(_read_talk(given) for given in raw["talk"])


def _read_talk(raw: dict) -> Talk:
    positions = tuple(ScriptedPosition(**given) for given in raw.pop("positions", ()))
    opinion = raw.pop("opinion", None)
    return Talk(**raw, positions=positions, opinion=ScriptedOpinion(**opinion) if opinion else None)


def build_talks(employers: Sequence[Employer]) -> None:
    """Everything that these employers and their councils said and fixed over the last year."""
    present = {employer.kvk for employer in employers}
    for talk in load_talks():
        if talk.kvk in present:
            _build_talk(talk, admin_of(talk.kvk))


def _build_talk(talk: Talk, admin: Membership) -> None:
    assessment = Assessment.objects.select_related("organisation").get(organisation=admin.organisation, year=LAST_YEAR)
    if talk.opened is None:
        fix_report(assessment, by=admin, at=moment_of(talk.fixed))
        return
    council = _seat_council(talk, admin)
    discussion = start_discussion(assessment, talk.due, by=admin, at=moment_of(talk.opened))
    for scripted in talk.positions:
        _take_position(discussion, scripted, admin, council)
    is_late = bool(talk.opinion and talk.fixed and talk.opinion.given > talk.fixed)
    if talk.opinion and not is_late:
        _give_opinion(discussion, talk.opinion, council)
    if talk.fixed:
        fix_report(assessment, by=admin, at=moment_of(talk.fixed))
    if is_late:
        opinion = _give_opinion(discussion, talk.opinion, council)
        add_addendum(opinion, by=council.secretary, at=opinion.given_at)


def _seat_council(talk: Talk, admin: Membership) -> Council:
    at = moment_of(talk.opened - INVITED_AHEAD)
    account = SECRETARIES.get(talk.kvk)
    user = make_account(account) if account else make_user(f"raad.{talk.kvk}@voorbeeld.example", name=talk.secretary)
    User.objects.filter(pk=user.pk).update(last_login=at)  # who came can no longer be replaced
    secretary = invite_secretary(admin.organisation, user.email, by=admin, at=at)
    other = make_user(f"raadslid.{talk.kvk}@voorbeeld.example", name=talk.member)
    return Council(secretary, add_council_member(admin.organisation, other.email, by=secretary, at=at))


def _take_position(discussion: Discussion, scripted: ScriptedPosition, admin: Membership, council: Council) -> None:
    written = scripted.shared or discussion.opened_at.date() + timedelta(days=7)
    entry = PositionEntry(Stance(scripted.stance), scripted.remark, levels=scripted.levels)
    save_position(discussion, scripted.indicator, entry, by=council.member, at=moment_of(written))
    if scripted.shared is None:
        return
    at = moment_of(scripted.shared)
    (position,) = share_positions(discussion, [scripted.indicator], by=council.secretary, at=at)
    if scripted.proposal:
        _propose(position, scripted, admin, council)
    if scripted.reply:
        reply_to_position(position, scripted.reply, by=admin, at=moment_of(scripted.replied))


def _propose(position: Position, scripted: ScriptedPosition, admin: Membership, council: Council) -> None:
    proposal = make_proposal(position, scripted.proposal, by=council.secretary, at=moment_of(scripted.proposed))
    if scripted.decision:
        decision = Decision(scripted.decision)
        answer_proposal(proposal, decision, scripted.because, by=admin, at=moment_of(scripted.replied))


def _give_opinion(discussion: Discussion, scripted: ScriptedOpinion, council: Council):
    at = moment_of(scripted.given)
    entry = OpinionEntry(Verdict(scripted.verdict), scripted.text, counts=tuple(scripted.counts))
    save_opinion(discussion, entry, by=council.secretary, at=at)
    opinion = give_opinion(discussion, by=council.secretary, at=at)
    if scripted.confirmed:
        confirm_opinion(opinion, by=council.member, at=moment_of(scripted.confirmed))
    return opinion
