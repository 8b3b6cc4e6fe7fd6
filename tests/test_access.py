"""Every address x every role x own or foreign, GET and POST: the site answers what access.py says."""

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from assessments.models import MatrixSetup
from organisations.access import ALLOWED, FUND_ALLOWED, SECOND_FACTOR_ROLES, Action, FundAction
from organisations.models import FundManager, FundRole, Membership, Role, SupportAccess
from oversight.evidence_search import content_tells
from reports.pdf import RenderProcess
from tests.access.addresses import PATTERNS, PLATFORM, address, arguments_of, asked_by, is_public
from tests.access.table import render_table
from tests.access.world import (
    CODE,
    DRAFT_YEAR,
    FOREIGN,
    LOGGED_OUT,
    OTHER,
    OWN,
    SECRET,
    Visitor,
    World,
    build_world,
)
from tests.factories import NOW

pytestmark = pytest.mark.django_db
DOCUMENT = Path(settings.BASE_DIR) / "docs" / "toegang.md"
LOGIN, NOT_FOUND, REFUSED, OPEN = "login", "404", "403", "open"
GUARDED = sorted(name for name in PATTERNS if asked_by(name))
OF_A_TENANT = sorted(name for name in PATTERNS if arguments_of(name) & {"kvk", "fund"})
BY_NUMBER = sorted(name for name in OF_A_TENANT if any(argument.endswith("_id") for argument in arguments_of(name)))
OF_A_YEAR = sorted(
    name for name in OF_A_TENANT if {"kvk", "year"} <= arguments_of(name) and "fund" not in arguments_of(name)
)
OF_A_TEAM = sorted(name for name in OF_A_TENANT if "team" in arguments_of(name))
ROLES = [*Role, *FundRole, SupportAccess.role]


# With a personal link.
OF_ONESELF = ("matrix_own",)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page told (None: it takes no such request), whether of people in a matrix too, and whether recorded."""

    told: str | None
    tells_row: bool
    has_event: bool


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once, because it takes seconds; every request is undone. A PDF takes seconds too, and who gets it and what
    it tells are all that matters here."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(RenderProcess, "render", lambda process, html: b"%PDF-1.7" + html.encode())
        yield build_world()
        transaction.set_rollback(True)


def expected(name: str, visitor: Visitor, tenant: str, method: str = "get") -> str:
    """By the doors that the view goes through, and the tables of access.py."""
    asked = asked_by(name)
    if visitor.user is None:
        return LOGIN
    if PLATFORM in {each for either in asked for each in either}:
        return OPEN if visitor.is_staff else NOT_FOUND
    if method == "post" and _looks_along(name, visitor, tenant):
        return REFUSED  # support changes nothing, whatever the page
    table = FUND_ALLOWED if tenant_kind(name) is FundAction else ALLOWED
    if visitor.role not in table or tenant == FOREIGN:
        return NOT_FOUND
    return OPEN if all(either & table[visitor.role] for either in asked) else REFUSED


def _looks_along(name: str, visitor: Visitor, tenant: str) -> bool:
    return visitor.role == SupportAccess.role and tenant == OWN and "kvk" in arguments_of(name)


def tenant_kind(name: str) -> type:
    (kind,) = {type(each) for either in asked_by(name) for each in either}
    return kind


def told(response) -> str | None:
    """None where the page does not take this method."""
    if response.status_code == 405:
        return None
    assert response.status_code < 500, response
    if response.headers.get("Location", "").startswith(reverse("account_login")):
        return LOGIN
    return {404: NOT_FOUND, 403: REFUSED}.get(response.status_code, OPEN)


def measured(world: World, name: str, key: str, tenant: str) -> dict[str, str]:
    """What the site tells a visitor, by method."""
    return {method: answer.told for method, answer in answered(world, name, key, tenant).items() if answer.told}


@cache
def answered(world: World, name: str, key: str, tenant: str) -> dict[str, Answer]:
    visitor = world.visitors[key]
    url = address(name, world.places[tenant] | {"support_id": visitor.support_id})
    found = {method: world.ask(visitor, method, url) for method in ("get", "post")}
    return {method: Answer(told(each), tells_row(each), each.has_event) for method, each in found.items()}


def tells_row(response) -> bool:
    """Also in a file that is packed."""
    content = b"".join(response) if response.streaming else response.content
    return content_tells(content, re.compile(CODE))


def test_every_address_of_an_employer_or_a_fund_asks_at_the_door():
    assert [name for name in OF_A_TENANT if not asked_by(name)] == []


def test_there_is_a_visitor_in_every_role(world):
    assert set(ROLES) <= world.visitors.keys()
    assert {*ALLOWED, *FUND_ALLOWED} == set(ROLES)


@pytest.mark.parametrize("name", GUARDED)
def test_an_address_answers_everyone_as_access_says(name, world):
    """One's own employer or fund first, then another with the same things in it."""
    wrong = {}
    for tenant in (OWN, FOREIGN) if name in OF_A_TENANT else (OWN,):
        for key, visitor in world.visitors.items():
            answers = measured(world, name, key, tenant)
            assert answers
            right = {method: expected(name, visitor, tenant, method) for method in answers}
            wrong |= {(tenant, key, method): answers[method] for method in answers if answers[method] != right[method]}
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(PATTERNS.keys() - set(GUARDED)))
def test_an_address_of_nobody_in_particular_asks_a_login_unless_it_is_public(name, world):
    answers = {key: measured(world, name, key, OWN) for key in world.visitors}
    if is_public(name):
        assert REFUSED not in answers[LOGGED_OUT].values()
    else:
        assert [key for key, found in answers.items() if LOGIN in found.values()] == [LOGGED_OUT]


@pytest.mark.parametrize("name", BY_NUMBER)
def test_a_number_of_another_employer_or_fund_is_not_found(name, world):
    """The address is one's own, the thing that it numbers is not: nor is it of one's own team."""
    found = {
        (tenant, key, method): told(world.ask(visitor, method, address(name, numbered(world, tenant))))
        for tenant in ((FOREIGN, OTHER) if name in OF_A_TEAM else (FOREIGN,))
        for key, visitor in world.visitors.items()
        for method in ("get", "post")
        if expected(name, visitor, OWN, method) == OPEN
    }
    assert found
    assert {answer for answer in found.values() if answer} == {NOT_FOUND}


def numbered(world: World, tenant: str) -> dict:
    numbers = {key: value for key, value in world.places[tenant].items() if key.endswith("_id")}
    return world.places[OWN] | numbers


@pytest.mark.parametrize("name", OF_A_TEAM)
def test_a_team_opens_for_who_leads_it_and_for_administrators(name, world):
    answers = {key: set(measured(world, name, key, OTHER).values()) for key in (Role.ADMIN, Role.CONTRIBUTOR)}
    assert answers == {Role.ADMIN: {OPEN}, Role.CONTRIBUTOR: {REFUSED}}


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_nobody_reads_a_row_of_a_matrix_but_who_leads_the_team(name, world):
    """Nor at another employer. With a personal link one reads what it is for."""
    leads = {OWN: {Role.ADMIN, Role.CONTRIBUTOR}, FOREIGN: set()} if name in OF_A_TENANT else {OWN: set()}
    leads |= {OTHER: {Role.ADMIN}} if name in OF_A_TEAM else {}
    telling = {
        (tenant, key, method)
        for tenant, leaders in leads.items()
        for key in world.visitors.keys() - leaders
        for method, answer in answered(world, name, key, tenant).items()
        if answer.tells_row
    }
    assert telling == set() or "token" in arguments_of(name)


def test_while_a_matrix_is_off_nobody_reads_a_row(world):
    """Not even an administrator, or who has a personal link; why it was on, and that it is off, can still be read."""
    names = sorted(name for name in PATTERNS if "competentiematrix/" in str(PATTERNS[name].pattern))
    with transaction.atomic():
        MatrixSetup.objects.update(stopped_at=NOW)
        answers = {n: world.ask(world.visitors[Role.ADMIN], "get", address(n, world.places[OWN])) for n in names}
        transaction.set_rollback(True)
    opened = {name for name, answer in answers.items() if told(answer) == OPEN}
    assert opened == {"matrix", "matrix_setup", "matrix_groups", "matrix_consent_document"}
    assert not any(tells_row(answer) for answer in answers.values())


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_who_reads_a_row_of_a_matrix_leaves_an_event(name, world):
    """But who reads the own row, with a personal link."""
    answers = [answered(world, name, key, OWN) for key in (Role.ADMIN, Role.CONTRIBUTOR, LOGGED_OUT)]
    found = {answer.has_event for each in answers for answer in each.values() if answer.tells_row}
    assert found <= ({True, False} if name in OF_ONESELF else {True})


@pytest.mark.parametrize("name", ["matrix_team", "matrix_worker", "matrix_template", "matrix_pdf"])
def test_a_row_can_be_found(name, world):
    """The control: who leads the team reads it, on a page, in a workbook and in a PDF."""
    found = [answered(world, name, key, OWN)["get"] for key in (Role.ADMIN, Role.CONTRIBUTOR)]
    assert found == [Answer(OPEN, tells_row=True, has_event=True)] * 2


@pytest.mark.parametrize("name", OF_A_YEAR)
def test_a_draft_is_for_those_who_fill_it_in(name, world):
    """Nobody else reads a word of it; the council's own room tells what is to come, the other pages refuse."""
    url = address(name, world.places[OWN] | {"year": DRAFT_YEAR})
    readers = [v for v in world.visitors.values() if v.role in ALLOWED and Action.VIEW_DRAFT not in ALLOWED[v.role]]
    responses = [world.ask(visitor, method, url) for visitor in readers for method in ("get", "post")]
    assert not any(SECRET in response.content.decode() for response in responses if not response.streaming)
    if asked_by(name) != {frozenset({Action.DISCUSS})}:
        assert {told(response) for response in responses} - {None} == {REFUSED}


def test_the_secret_of_the_draft_can_be_found(world):
    """The control: who fills the draft in reads it."""
    url = address("section", world.places[OWN] | {"year": DRAFT_YEAR})
    assert SECRET in world.ask(world.visitors[Role.ADMIN], "get", url).content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_that_was_withdrawn_is_refused_at_the_next_request(role, world):
    visitor = world.visitors[role]
    mine = [name for name in OF_A_TENANT if expected(name, visitor, OWN) == OPEN]
    name = next(name for name in mine if measured(world, name, role, OWN).get("get") == OPEN)
    with transaction.atomic():
        for model in (Membership, FundManager, SupportAccess):
            model.objects.filter(user=visitor.user).delete()
        answers = {name: told(world.ask(visitor, "get", address(name, world.places[OWN]))) for name in mine}
        transaction.set_rollback(True)
    assert answers[name] == NOT_FOUND
    assert set(answers.values()) <= {NOT_FOUND, None}


@pytest.mark.parametrize("role", sorted(SECOND_FACTOR_ROLES))
def test_without_a_second_factor_these_roles_open_nothing(role, world):
    visitor = world.visitors[role]
    mine = [name for name in OF_A_TENANT if expected(name, visitor, OWN) == OPEN]
    with transaction.atomic():
        Authenticator.objects.filter(user=visitor.user).delete()
        responses = [world.ask(visitor, "get", address(name, world.places[OWN])) for name in mine]
        transaction.set_rollback(True)
    assert {response.headers.get("Location") for response in responses if response.status_code != 405} == {
        reverse("mfa_index")
    }


def test_the_document_shows_what_was_measured(world):
    """`WRITE_TOEGANG=1 pytest tests/test_access.py` writes it anew."""
    text = render_table(lambda name, key: measured(world, name, key, OWN))
    if os.environ.get("WRITE_TOEGANG"):
        DOCUMENT.write_text(text, "utf-8")
    assert DOCUMENT.read_text("utf-8") == text
