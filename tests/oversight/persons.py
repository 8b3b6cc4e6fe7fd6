"""One person who left something in every table of the register, and ways to find what is left of them."""

import io
import json
import re
import shutil
import subprocess
import zipfile
import zlib
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from assessments.flex_diagnose.services import save_capacity, save_demand
from assessments.models import (
    Answer,
    AnswerPart,
    Basis,
    MatrixCell,
    MatrixCompetence,
    MatrixSetup,
    MatrixTeam,
    MatrixUpload,
    MatrixWorker,
    SectionAssignment,
    StatusChange,
    Submission,
)
from benchmarks.models import MemberImport, MemberImportRow, ReferenceFigure
from organisations.models import Consent, FundManager, FundMember, Membership, Organisation, Role, SupportAccess, User
from organisations.personal_fields import Erasure
from oversight.personal_data import REGISTER
from reports.models import (
    Discussion,
    FixedDocument,
    FundOffer,
    Opinion,
    Position,
    PositionDraft,
    Proposal,
    SentReminder,
)
from reports.services.plan import ActionDraft, add_action
from tests.assessments.flex_diagnose.capacity_factory import make_capacity
from tests.assessments.flex_diagnose.series_factory import monthly
from tests.factories import NOW, PASSWORD, make_discussion, make_fund, make_round, make_user

LATER = NOW + timedelta(days=1)


@dataclass(frozen=True)
class Left:
    """Whose traces we look for."""

    name: str
    email: str
    pending: str
    code: str

    @property
    def marks(self) -> tuple[str, ...]:
        return (self.name, self.email, self.pending, self.code)


WIETSKE = Left("Wietske Zandlopér", "w.zandloper@uniek.example", "nieuw.zandloper@uniek.example", "ZNDLPR-40817")


def leave_traces(assessment, left: Left = WIETSKE) -> User:
    """The person in every table of the register, who last logged in by the page; `assessment` is submitted."""
    user = make_user(left.email, left.name)
    EmailAddress.objects.create(user=user, email=left.email, verified=True, primary=True)
    pending = EmailAddress.objects.create(user=user, email=left.pending)
    EmailConfirmation.objects.create(email_address=pending, created=NOW, sent=NOW, key="sleutel")
    _in_organisation(assessment, user)
    _in_council(make_discussion(assessment), user)
    _in_fund(assessment.organisation, user)
    _in_matrix(assessment.organisation, user, left.code)
    _in_texts(left)
    _log_in(left)
    return user


def _in_organisation(assessment, user: User) -> None:
    organisation = assessment.organisation
    at = {"assessment": assessment, "at": NOW, "by": user}
    member = Membership.objects.create(user=user, organisation=organisation, role=Role.CONTRIBUTOR)
    SupportAccess.objects.create(
        user=user, organisation=organisation, reason="Meekijken", started_at=NOW, ends_at=LATER, ended_at=LATER
    )
    Answer.objects.update(saved_by=user)
    Answer.objects.first().evidence_file.save("beleid.xlsx", ContentFile(zipped("Het beleid van dit jaar.")))
    SectionAssignment.objects.create(assessment=assessment, section="autonomie", user=user, assigned_at=NOW)
    StatusChange.objects.create(from_status="ingediend", to_status="concept", reason="Vergissing", **at)
    Submission.objects.create(edition_hash="", route="lang", size_class="50-249", practices="", **at)
    Consent.objects.create(
        organisation=organisation, purpose="benchmark", given_at=NOW, given_by=user, withdrawn_by=user
    )
    save_demand(assessment, monthly([100] * 12), 0, measure="Orders", by=member, at=NOW)
    save_capacity(assessment, make_capacity(), 0, by=member, at=NOW)
    add_action(assessment, ActionDraft("Inloop", "sociale-steun"), by=member, at=NOW)
    AnswerPart.objects.filter(text="").update(text="Een paar woorden.")


def _in_council(discussion: Discussion, user: User) -> None:
    Membership.objects.create(user=user, organisation=discussion.assessment.organisation, role=Role.COUNCIL_MEMBER)
    PositionDraft.objects.create(discussion=discussion, indicator="autonomie", saved_at=NOW, saved_by=user)
    position = Position.objects.create(
        discussion=discussion, indicator="autonomie", shared_at=NOW, shared_by=user, replied_by=user, replied_at=NOW
    )
    Proposal.objects.create(position=position, made_at=NOW, made_by=user, replied_by=user, replied_at=NOW)
    Opinion.objects.create(
        discussion=discussion,
        saved_at=NOW,
        saved_by=user,
        given_at=NOW,
        given_by=user,
        confirmed_at=NOW,
        confirmed_by=user,
    )
    SentReminder.objects.create(discussion=discussion, user=user, due_on=NOW.date(), days=3, sent_at=NOW)
    FixedDocument.objects.create(
        assessment=discussion.assessment, kind="jaarrapport", content=b"%PDF", sha256="", fixed_at=NOW
    )


def _in_fund(organisation: Organisation, user: User) -> None:
    fund = make_fund()
    FundManager.objects.create(user=user, fund=fund)
    FundMember.objects.create(fund=fund, kvk="90000055", name="Werkgever van de lijst", email=user.email.upper())
    FundOffer.objects.create(
        fund=fund,
        kind="advies",
        contact_email=user.email,
        contact_phone="0612345678",
        link="https://voorbeeld.example/",
        valid_from=NOW,
    )
    for name in (user, fund.managers.first().user):
        kept = MemberImport.objects.create(
            round=fund.rounds.first() or make_round(fund), uploaded_by=name, uploaded_at=NOW
        )
        MemberImportRow.objects.create(member_import=kept, number=1, name="Van de lijst", kvk="9", email=user.email)
    ReferenceFigure.objects.create(
        measure="minimumloon", year=2026, value=Decimal(1), decimals=0, imported_by=user.name, imported_at=NOW
    )


def _in_matrix(organisation: Organisation, user: User, code: str) -> None:
    """Leading a team, and in it under a code; the sheet that waits was uploaded by somebody else."""
    place, recorded = {"organisation": organisation}, {"recorded_at": NOW, "recorded_by": user}
    setup = MatrixSetup.objects.create(basis=Basis.CONSENT, decided_on=NOW, **recorded, **place)
    setup.document_file.save("instemming.txt", ContentFile(b"Wij stemmen in."))
    team = MatrixTeam.objects.create(slug="lasserij", leader=user, **place)
    worker = MatrixWorker.objects.create(
        team=team, code=code, email=user.email.upper(), hours_per_week=Decimal("30.5"), link_hash="0" * 64
    )
    levels = {"own_now": 3, "own_could": 4, "lead_now": 2, "lead_could": 3, "certified_on": NOW}
    MatrixCell.objects.create(worker=worker, competence=MatrixCompetence.objects.create(**place), **levels)
    for name in (user, organisation.memberships.get(role=Role.ADMIN).user):
        sheet = {"content": zipped(f"{code};{user.email}"), "file_name": "lasserij.xlsx", "is_own": False}
        MatrixUpload.objects.create(team=team, uploaded_by=name, uploaded_at=NOW, **sheet)


def _in_texts(left: Left) -> None:
    """In every text that anyone can type."""
    for entry in REGISTER:
        model = apps.get_model(entry.model)
        for field in entry.fields:
            if field.erasure == Erasure.REPLACE:
                is_link = field.name == "link" or isinstance(model._meta.get_field(field.name), models.URLField)
                text = f"{'https://voorbeeld.example/' if is_link else ''}{left.name}, {left.email.upper()}"
                model._default_manager.update(**{field.name: text})


def _log_in(left: Left) -> None:
    client = Client()
    page = reverse("account_login")
    client.post(page, {"login": left.email, "password": "verkeerd-wachtwoord"})
    user = User.objects.get(email=left.email)
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    key = client.session.session_key
    UserSession.objects.create(user=user, ip="192.0.2.1", user_agent="Browser", session_key=key)


def zipped(text: str) -> bytes:
    """A workbook is a zip like this one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", text)
    return file.getvalue()


def rows_telling(left: Left) -> set[str]:
    """Tables with a row that tells a mark, also in a session and in bytes."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            if any(tells(_text(value).encode(), left) for row in cursor.fetchall() for value in row):
                found.add(table)
    if any(tells(json.dumps(session.get_decoded()).encode(), left) for session in Session.objects.all()):
        found.add("django_session")
    return found


def _text(value) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def tells(content: bytes, left: Left) -> bool:
    """However the letters are written."""
    texts = (content.decode("utf-8", "replace").lower(), content.decode("utf-16-le", "replace").lower())
    return any(mark.lower() in text for mark in left.marks for text in texts)


def bytes_telling(left: Left) -> set[str]:
    """Files of the database (SQLite) and of the media that tell a mark, also where they are packed."""
    database = Path(str(connection.settings_dict["NAME"]))
    files = [database, database.with_name(f"{database.name}-wal")] if connection.vendor == "sqlite" else []
    files += [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return {path.name for path in files if path.exists() and any(tells(part, left) for part in parts_of(path))}


def parts_of(path: Path):
    content = path.read_bytes()
    yield content
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            yield stream


def dumped() -> bytes:
    """What `pg_dump` writes; empty where it is not there or the database is another one."""
    program = shutil.which("pg_dump")
    if connection.vendor != "postgresql" or program is None:
        return b""
    found = connection.settings_dict
    command = [program, "--host", found["HOST"], "--username", found["USER"], found["NAME"]]
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - our own arguments
