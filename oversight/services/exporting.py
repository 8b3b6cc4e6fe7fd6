"""Handing a person what is kept about them, with a trace at every place where they have a role."""

from enum import StrEnum

from django.db import transaction

from organisations.events import record_event
from organisations.models import FundManager, Membership, Organisation, SectorFund, User
from oversight.person_export import build_export, export_html, export_json
from oversight.persons import Person
from reports.pdf import render_pdf


class ExportKind(StrEnum):
    JSON = "json"
    PDF = "pdf"


def export_person(person: Person, kind: ExportKind, *, by: User | None, at) -> bytes:
    """Everything about the person; `by` None: asked on the command line. Raises PdfError and then leaves no trace."""
    export = build_export(person, at=at)
    content = render_pdf(export_html(export)) if kind == ExportKind.PDF else export_json(export).encode()
    _record(person, by=by, at=at)
    return content


@transaction.atomic
def _record(person: Person, *, by: User | None, at) -> None:
    """The trail names the person by number."""
    if person.user is None:
        return
    for subject, place in roles_of(person.user).items():
        record_event(subject, "export_person", str(person.number), by=place if by else None, at=at)


def roles_of(user: User) -> dict[Organisation | SectorFund, Membership | FundManager]:
    """One role of the person at each place, in the order in which every change of several trails takes them."""
    members = Membership.objects.filter(user=user).select_related("organisation").order_by("organisation_id", "-id")
    managers = FundManager.objects.filter(user=user).select_related("fund").order_by("fund_id")
    return {place.organisation: place for place in members} | {place.fund: place for place in managers}
