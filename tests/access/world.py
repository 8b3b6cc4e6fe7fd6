"""Two employers and two funds with one of everything that an address can name, and a visitor in every role."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from assessments.competentiematrix.services.links import make_link
from assessments.competentiematrix.sheet.export import export_template
from assessments.models import MatrixCell, MatrixUpload
from assessments.services.assignments import assign_section
from benchmarks.member_list import CheckedRow, ListedMember
from benchmarks.selectors import catalogue
from benchmarks.services.member_lists import store_list
from organisations.models import Event, FundRole, Membership, Purpose, Role, SupportAccess, User
from organisations.services.funds import add_manager, join_fund
from oversight.services.support import SupportRequest, end_support, start_support
from reports.models import FixedDocument, FixedKind, PlanAction, Stance
from reports.services.positions import PositionEntry, make_proposal, save_position, share_positions
from reports.tip_files import tips_by_slug
from tests.assessments.competentiematrix.matrices import fill_row, make_team
from tests.factories import (
    NOW,
    admin_of,
    answer_question,
    at_level,
    make_assessment,
    make_colleague,
    make_council_member,
    make_discussion,
    make_fund,
    make_fund_member,
    make_organisation,
    make_reader,
    make_secretary,
    make_submitted,
    make_user,
)
from tests.reports.offering import make_offer
from tests.reports.published import make_published

YEAR, DRAFT_YEAR = 2025, 2026
SECRET = "Dit staat alleen in het concept."
# How everyone is called who is in a team, at both employers; enough people for group figures.
CODE = "WRKR-40817"
ROWS = {f"{CODE}-{number}": ("301", "443") for number in range(5)} | {f"{CODE}-5": ("333", "444")}
OWN, FOREIGN, OTHER = "own", "foreign", "other"
TEAM, OTHER_TEAM = "Lasserij", "Magazijn"
ASKED = SupportRequest("De werkgever vroeg om mee te kijken.", 2)
# Written without a role; what else one may be called stands in organisations.models.
LOGGED_OUT, NO_ROLE, ENDED, STAFF = "uitgelogd", "zonder rol", "ondersteuning voorbij", "platform"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone with one role at the own employer or fund, or with none; `user` None: not logged in."""

    user: User | None
    role: str
    session: str
    support_id: int = 0

    @property
    def is_staff(self) -> bool:
        return bool(self.user and self.user.is_platform_staff)


@dataclass(frozen=True, slots=True, eq=False)
class World:
    visitors: dict[str, Visitor]
    places: dict[str, dict]

    def ask(self, visitor: Visitor, method: str, url: str):
        """The answer to a request, of which nothing stays; `has_event` when it left one."""
        client = Client()
        if visitor.session:
            client.cookies[settings.SESSION_COOKIE_NAME] = visitor.session
        with transaction.atomic():
            last = Event.objects.latest("pk").pk
            response = getattr(client, method)(url)
            response.has_event = Event.objects.filter(pk__gt=last).exists()
            if response.streaming:
                response.streaming_content = [b"".join(response)]  # reading to the end closes the file
            transaction.set_rollback(True)
        return response


def build_world() -> World:
    own, foreign = _employer("1"), _employer("2")
    fund, other_fund = _fund("metaalfonds", own), _fund("bouwfonds", foreign)
    staff = {name: _staff(name) for name in (SupportAccess.role, ENDED, STAFF)}
    supports = {name: _support(user, foreign if name == STAFF else own) for name, user in staff.items()}
    for name in (ENDED, STAFF):
        end_support(supports[name], by=supports[name], at=timezone.now())
    visitors = {
        LOGGED_OUT: Visitor(None, "", ""),
        NO_ROLE: _visitor(make_user("niemand@voorbeeld.example"), ""),
        **{place.role: _visitor(place.user, place.role) for place in own.memberships.select_related("user")},
        **{place.role: _visitor(place.user, place.role) for place in fund.managers.select_related("user")},
        **{name: _visitor(user, name, supports[name].pk) for name, user in staff.items()},
    }
    places = {OWN: _place(own, fund), FOREIGN: _place(foreign, other_fund)}
    return World(visitors, places | {OTHER: places[OWN] | _matrix_place(own, OTHER_TEAM)})


def _visitor(user: User, role: str, support_id: int = 0) -> Visitor:
    client = Client()
    client.force_login(user)
    return Visitor(user, role, client.session.session_key, support_id)


def _employer(number: str):
    """One with somebody in every role, two years behind it, a discussion under way and a year that was begun."""
    admin = make_user(f"hr{number}@voorbeeld.example")
    organisation = make_organisation(admin, kvk=f"9000000{number}")
    make_reader(organisation, f"directie{number}@voorbeeld.example")
    secretary = make_secretary(organisation, f"secretaris{number}@voorbeeld.example")
    make_council_member(organisation, f"raadslid{number}@voorbeeld.example")
    make_submitted(organisation, YEAR - 1)
    assessment = _assessment(organisation, make_colleague(organisation, f"collega{number}@voorbeeld.example"))
    discussion = make_discussion(assessment)
    save_position(
        discussion, "autonomie", PositionEntry(Stance.DISAGREES, "Dat merken wij niet."), by=secretary, at=NOW
    )
    (position,) = share_positions(discussion, ["autonomie"], by=secretary, at=NOW)
    make_proposal(position, "Laat teams zelf hun rooster maken.", by=secretary, at=NOW)
    answer_question(make_assessment(organisation, DRAFT_YEAR), "werk-zelf-indelen", at_level(1), note=SECRET)
    _matrix(organisation)
    return organisation


def _assessment(organisation, colleague: Membership):
    """Handed in, with sections that a colleague filled in, evidence, a plan and an addendum."""
    assessment = make_submitted(organisation, YEAR)
    for section in ("profiel", "autonomie", "flexbehoefte", "intern-flexvermogen"):
        assign_section(assessment, section, colleague.user.email, by=admin_of(organisation), at=NOW)
    answer = assessment.answers.get(question="werk-zelf-indelen")
    answer.evidence_file.save("bewijs.txt", ContentFile(b"bewijs"))
    PlanAction.objects.create(assessment=assessment, indicator="autonomie", title="Zelf roosteren")
    FixedDocument.objects.create(assessment=assessment, kind=FixedKind.ADDENDUM, content=b"%PDF", fixed_at=NOW)
    return assessment


def _matrix(organisation) -> None:
    """A team that the contributor leads and one that nobody leads, each with a sheet on its way in."""
    leader = organisation.memberships.select_related("user").get(role=Role.CONTRIBUTOR)
    for name, each in ((TEAM, leader), (OTHER_TEAM, None)):
        team = make_team(organisation, name, leader=each and each.user, people=ROWS)
        fill_row(team.workers.get(code=f"{CODE}-5"), "2", is_own=False)
        _sheet_on_its_way(team, leader)
    organisation.matrix_setup.document_file.save("brief.txt", ContentFile(b"Wij stemmen in."))


def _sheet_on_its_way(team, leader: Membership) -> None:
    """It would change something: what stands in it was changed since."""
    content = export_template(team, is_own=False, by=leader, at=NOW)
    MatrixUpload.objects.create(
        team=team, content=content, file_name="team.xlsx", is_own=False, uploaded_at=NOW, uploaded_by=leader.user
    )
    MatrixCell.objects.filter(worker__team=team, lead_now=2).update(lead_now=1)


def _fund(slug: str, organisation):
    """One with a published round that the employer joined, an offer, a list on its way in, and a reader."""
    fund = make_fund(slug, f"{slug}@voorbeeld.example", name=slug)
    make_published(fund, YEAR)
    make_offer(fund)
    manager = fund.managers.select_related("user").get()
    reader = make_user(f"lezer.{slug}@voorbeeld.example")
    add_manager(fund, reader.email, FundRole.READER, by=manager, at=NOW)
    member = make_fund_member(fund, organisation.kvk)
    join_fund(member, organisation, {Purpose.BENCHMARK, Purpose.REPORT}, by=admin_of(organisation), at=NOW)
    row = CheckedRow(2, ListedMember("Nieuw Lid", "80000001", "lid@voorbeeld.example"), "")
    store_list(fund.rounds.get(), [row], by=manager, at=NOW)
    return fund


def _staff(name: str) -> User:
    user = make_user(f"{name.replace(' ', '.')}@platform.example")
    user.is_platform_staff = True
    user.save()
    return user


def _support(user: User, organisation) -> SupportAccess:
    return start_support(organisation, ASKED, by=user, at=timezone.now() - timedelta(minutes=5))


def _place(organisation, fund) -> dict:
    """What stands in the addresses of this employer and this fund."""
    assessment = organisation.assessments.get(year=YEAR)
    position = assessment.discussion.positions.get()
    return _matrix_place(organisation, TEAM) | {
        "kvk": organisation.kvk,
        "year": YEAR,
        "fund": fund.slug,
        "section": "autonomie",
        "question": "werk-zelf-indelen",
        "indicator": "autonomie",
        "tip": next(iter(tips_by_slug())),
        "slug": catalogue()[0].slug,
        "membership_id": organisation.memberships.get(role=Role.READER).pk,
        "assignment_id": assessment.assignments.get(section="autonomie").pk,
        "action_id": assessment.plan_actions.get().pk,
        "seat_id": organisation.memberships.get(role=Role.COUNCIL_MEMBER).pk,
        "position_id": position.pk,
        "proposal_id": position.proposal.pk,
        "manager_id": fund.managers.get(role=FundRole.READER).pk,
        "import_id": fund.rounds.get().imports.get().pk,
        "offer_id": fund.offers.get().pk,
        "pk": 0,
        "key": "sleutel",
        "uidb36": "1",
    }


def _matrix_place(organisation, name: str) -> dict:
    """The token is no invitation of a fund: that opens a page which says so."""
    team = organisation.matrix_teams.get(name=name)
    worker = team.workers.order_by("code").first()
    return {
        "team": team.slug,
        "worker_id": worker.pk,
        "need_id": team.needs.order_by("position").first().pk,
        "upload_id": team.uploads.get().pk,
        "token": make_link(worker, by=admin_of(organisation), at=timezone.now()),
    }
