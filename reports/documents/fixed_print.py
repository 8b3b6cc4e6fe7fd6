"""Documents as they are fixed: told as if the year were fixed already, with functions in the place of persons."""

import json
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from assessments.models import Assessment
from organisations.events import record_event
from reports.council.record_selectors import council_record_of
from reports.documents.addendum import FixedReport, build_addendum
from reports.documents.dossier import Dossier
from reports.documents.dossier_selectors import dossier_of, employer_of, verify_address
from reports.documents.dutch_dates import date_text
from reports.documents.export import DocumentKind, NotSubmittedError, print_dossier
from reports.documents.person_selectors import people_of
from reports.documents.persons import name_functions, name_functions_in_html
from reports.documents.report_data import build_report_data
from reports.fixed_documents import fixed_document
from reports.models import FixedDocument, FixedKind, Opinion


@dataclass(frozen=True, slots=True)
class PrintedReport:
    html: str
    data: bytes


def print_report(assessment: Assessment, *, at) -> PrintedReport:
    """The annual report and its data over a submitted year, fixed at this moment."""
    day = localdate(at)
    dossier = dossier_of(assessment, matrix_on=day, fixing_on=day)
    html = print_dossier(DocumentKind.ANNUAL_REPORT, dossier, at=at)
    return PrintedReport(_without_persons(html, assessment), report_data(assessment, dossier))


def export_report_data(assessment: Assessment, *, by, at) -> bytes:
    """The data as they were fixed, or as they are now, recorded in the trail. Raises NotSubmittedError."""
    fixed = fixed_document(assessment, FixedKind.DATA)
    data = bytes(fixed.content) if fixed else _present_data(assessment, localdate(at))
    record_event(assessment.organisation, "export_report_data", str(assessment.year), by=by, at=at)
    return data


def _present_data(assessment: Assessment, day: date) -> bytes:
    dossier = dossier_of(assessment, matrix_on=day)
    if dossier is None:
        raise NotSubmittedError(str(assessment))
    return report_data(assessment, dossier)


def print_addendum(opinion: Opinion) -> str:
    assessment = opinion.discussion.assessment
    council = council_record_of(assessment)
    report = assessment.fixed_documents.get(kind=FixedKind.REPORT)
    page = build_addendum(employer_of(assessment, council), _fixed_report(report), council, verify_address())
    return _without_persons(render_to_string("reports/pdf/addendum.html", {"page": page}), assessment)


def report_data(assessment: Assessment, dossier: Dossier) -> bytes:
    """JSON of the year, without persons."""
    people, name = people_of(assessment.organisation), str(assessment.organisation)
    data = _walk(build_report_data(dossier), lambda text: name_functions(text, people, keep=name))
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _without_persons(html: str, assessment: Assessment) -> str:
    organisation = assessment.organisation
    return name_functions_in_html(html, people_of(organisation), keep=str(organisation))


def _walk(value, change):
    """The same value with every text in it changed; keys stay."""
    if isinstance(value, dict):
        return {key: _walk(each, change) for key, each in value.items()}
    if isinstance(value, list):
        return [_walk(each, change) for each in value]
    return change(value) if isinstance(value, str) else value


def _fixed_report(document: FixedDocument) -> FixedReport:
    return FixedReport(document.assessment.year, date_text(localdate(document.fixed_at)), document.sha256)
