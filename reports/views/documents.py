"""Downloads: the improvement plan and the annual report as PDF."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.selectors import workspace_for
from organisations.access import Action
from reports.documents.export import DocumentKind, NotSubmittedError, export_document, file_name
from reports.pdf import PdfError


def improvement_plan_pdf(request, kvk, year):
    return _download(request, DocumentKind.IMPROVEMENT_PLAN, workspace_for(request.user, kvk, year, Action.PLAN))


def annual_report_pdf(request, kvk, year):
    return _download(request, DocumentKind.ANNUAL_REPORT, workspace_for(request.user, kvk, year, Action.VIEW_RESULTS))


def _download(request, kind: DocumentKind, workspace):
    assessment = workspace.assessment
    try:
        pdf = export_document(kind, assessment, by=workspace.membership, at=timezone.now())
    except NotSubmittedError:
        messages.error(request, f"Het {kind} is er zodra u de vragenlijst over {assessment.year} hebt ingediend.")
        return redirect("tasks", workspace.organisation.kvk, assessment.year)
    except PdfError:
        context = {"organisation": workspace.organisation, "year": assessment.year, "kind": kind}
        return render(request, "reports/pdf_failed.html", context, status=503)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(kind, assessment)}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
