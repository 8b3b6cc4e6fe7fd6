"""Downloads over one year: the plan, the annual report with its data and addendum, the agenda, the Flex Diagnose."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst

from assessments.selectors import workspace_for
from organisations.access import Action
from organisations.events import record_event
from reports.documents.export import DocumentKind, NotSubmittedError, export_document, file_name
from reports.documents.fixed_print import export_report_data
from reports.fixed_documents import fixed_document
from reports.models import FixedKind
from reports.pdf import PdfError

PDF, JSON = "application/pdf", "application/json"


def improvement_plan_pdf(request, kvk, year):
    return _download(
        request, DocumentKind.IMPROVEMENT_PLAN, workspace_for(request.user, kvk, year, Action.VIEW_RESULTS)
    )


def annual_report_pdf(request, kvk, year):
    return _download(request, DocumentKind.ANNUAL_REPORT, workspace_for(request.user, kvk, year, Action.VIEW_RESULTS))


def agenda_pdf(request, kvk, year):
    return _download(request, DocumentKind.AGENDA, workspace_for(request.user, kvk, year, Action.VIEW_RESULTS))


def flex_pdf(request, kvk, year):
    return _download(request, DocumentKind.FLEX_DIAGNOSE, workspace_for(request.user, kvk, year, Action.VIEW_RESULTS))


def report_data(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_RESULTS)
    try:
        data = export_report_data(workspace.assessment, by=workspace.membership, at=timezone.now())
    except NotSubmittedError:
        return _not_yet(request, workspace, "De gegevens bij het jaarrapport zijn er")
    return download(data, JSON, f"jaarrapport-{kvk}-{year}.json")


def addendum_pdf(request, kvk, year):
    workspace = workspace_for(request.user, kvk, year, Action.VIEW_RESULTS)
    addendum = fixed_document(workspace.assessment, FixedKind.ADDENDUM)
    if addendum is None:
        raise Http404("Bij dit jaarrapport is er geen addendum.")
    record_event(workspace.organisation, "export_addendum", str(year), by=workspace.membership, at=timezone.now())
    return download(bytes(addendum.content), PDF, f"addendum-{kvk}-{year}.pdf")


def _download(request, kind: DocumentKind, workspace):
    assessment = workspace.assessment
    try:
        pdf = export_document(kind, assessment, by=workspace.membership, at=timezone.now())
    except NotSubmittedError:
        return _not_yet(request, workspace, f"{capfirst(kind.with_article)} is er")
    except PdfError:
        context = {"organisation": workspace.organisation, "year": assessment.year, "what": kind.with_article}
        return render(request, "reports/pdf_failed.html", context, status=503)
    return download(pdf, PDF, file_name(kind, assessment))


def _not_yet(request, workspace, what: str):
    year = workspace.assessment.year
    messages.error(request, f"{what} zodra u de vragenlijst over {year} hebt ingediend.")
    return redirect("tasks", workspace.organisation.kvk, year)


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep, under this name."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
