"""The documents an employer takes home: what they are called, how they are made, and the trail of who took which."""

from enum import StrEnum

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from assessments.models import Assessment
from organisations.events import record_event
from reports.documents.agenda import build_agenda_sheet
from reports.documents.annual_report import build_annual_report
from reports.documents.dossier import Dossier
from reports.documents.dossier_selectors import dossier_of, flex_document_of
from reports.documents.improvement_plan import build_improvement_plan
from reports.fixed_documents import fixed_document
from reports.models import FixedKind
from reports.pdf import render_pdf


class NotSubmittedError(ValueError):
    """A draft has no scores yet, and so no documents."""


class DocumentKind(StrEnum):
    IMPROVEMENT_PLAN = "verbeterplan"
    ANNUAL_REPORT = "jaarrapport"
    AGENDA = "gespreksagenda"
    FLEX_DIAGNOSE = "flex-diagnose"

    @property
    def with_article(self) -> str:
        return {"gespreksagenda": "de gespreksagenda", "flex-diagnose": "de Flex Diagnose"}.get(self, f"het {self}")


BUILDERS = {
    DocumentKind.IMPROVEMENT_PLAN: ("reports/pdf/improvement_plan.html", build_improvement_plan),
    DocumentKind.ANNUAL_REPORT: ("reports/pdf/annual_report.html", build_annual_report),
    DocumentKind.AGENDA: ("reports/pdf/agenda.html", build_agenda_sheet),
}


def document_html(kind: DocumentKind, assessment: Assessment, *, at) -> str:
    """The document as it goes to the renderer. Raises NotSubmittedError; a Flex Diagnose has no scores to wait for."""
    if kind is DocumentKind.FLEX_DIAGNOSE:
        page = flex_document_of(assessment, localdate(at))
        return render_to_string("reports/pdf/flex_diagnose.html", {"page": page})
    dossier = dossier_of(assessment, matrix_on=localdate(at) if kind is DocumentKind.ANNUAL_REPORT else None)
    if dossier is None:
        raise NotSubmittedError(str(assessment))
    return print_dossier(kind, dossier, at=at)


def print_dossier(kind: DocumentKind, dossier: Dossier, *, at) -> str:
    template, build = BUILDERS[kind]
    return render_to_string(template, {"page": build(dossier, localdate(at))})


def export_document(kind: DocumentKind, assessment: Assessment, *, by, at) -> bytes:
    """The document as PDF, recorded in the trail. Raises NotSubmittedError, or PdfError and then leaves no trace."""
    pdf = read_document(kind, assessment, at=at)
    record_event(assessment.organisation, f"export_{kind}", str(assessment.year), by=by, at=at)
    return pdf


def read_document(kind: DocumentKind, assessment: Assessment, *, at) -> bytes:
    """The PDF as it was fixed, or printed now; leaves no trace. Raises NotSubmittedError, PdfError."""
    fixed = fixed_document(assessment, FixedKind.REPORT) if kind is DocumentKind.ANNUAL_REPORT else None
    return bytes(fixed.content) if fixed else render_pdf(document_html(kind, assessment, at=at))


def file_name(kind: DocumentKind, assessment: Assessment) -> str:
    return f"{kind}-{assessment.organisation.kvk}-{assessment.year}.pdf"
