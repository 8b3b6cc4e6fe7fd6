"""What a fund downloads: its published benchmark as xlsx, CSV and PDF, and the annual reports that members share."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisations.access import FundAction, fund_manager_for
from reports.documents.export import DocumentKind, file_name
from reports.documents.fund_export import (
    benchmark_csv,
    benchmark_xlsx,
    dictionary_csv,
    export_sector_report,
    export_shared_report,
)
from reports.funds.benchmark_selectors import publication_for, shared_report_for
from reports.pdf import PdfError

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@require_safe
def xlsx(request, fund, year):
    found = publication_for(request.user, fund, year)
    return _file(benchmark_xlsx(found), XLSX, f"benchmark-{fund}-{year}.xlsx")


@require_safe
def csv(request, fund, year):
    found = publication_for(request.user, fund, year)
    return _file(benchmark_csv(found), CSV, f"benchmark-{fund}-{year}.csv")


@require_safe
def dictionary(request, fund, year):
    publication_for(request.user, fund, year)
    return _file(dictionary_csv(), CSV, f"benchmark-toelichting-{fund}-{year}.csv")


@require_safe
def sector_report(request, fund, year):
    found = publication_for(request.user, fund, year)
    try:
        pdf = export_sector_report(found, at=timezone.now())
    except PdfError:
        return _failed(request, found.manager.fund, year, "sectorrapport")
    return _file(pdf, PDF, f"sectorrapport-{fund}-{year}.pdf")


@require_safe
def shared_report(request, fund, year, kvk):
    """Reading leaves an event on the member's trail."""
    manager = fund_manager_for(request.user, fund, FundAction.VIEW)
    assessment = shared_report_for(manager, kvk, year)
    try:
        pdf = export_shared_report(assessment, by=manager, at=timezone.now())
    except PdfError:
        return _failed(request, manager.fund, year, DocumentKind.ANNUAL_REPORT)
    return _file(pdf, PDF, file_name(DocumentKind.ANNUAL_REPORT, assessment))


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _failed(request, fund, year, kind: str):
    return render(request, "reports/pdf_failed.html", {"fund": fund, "year": year, "what": f"het {kind}"}, status=503)
