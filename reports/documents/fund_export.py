"""What a fund takes home: its benchmark as tables and as a report, and the annual reports that members share."""

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from assessments.models import Assessment
from organisations.events import record_event
from organisations.models import FundManager
from reports.documents.dutch_dates import date_text
from reports.documents.export import DocumentKind, read_document
from reports.documents.sector_report import Material, build_sector_report
from reports.funds.benchmark_export import (
    DICTIONARY_HEADER,
    HEADER,
    SOURCE_HEADER,
    Source,
    build_dictionary,
    build_rows,
    build_source_rows,
)
from reports.funds.benchmark_selectors import PublishedRound
from reports.offer_selectors import offers_of
from reports.pdf import render_pdf
from spreadsheets.writing import Sheet, write_csv, write_xlsx


def source_of(found: PublishedRound) -> Source:
    """Where the figures come from, in words."""
    publication = found.publication
    return Source(
        fund=str(publication.fund),
        year=publication.year,
        kind="correctie" if publication.is_correction else "publicatie",
        published_on=date_text(localdate(publication.published_at)),
        edition=found.edition.title,
        content_hash=publication.content_hash,
        is_fictional=publication.fund.is_fictional,
    )


def benchmark_csv(found: PublishedRound) -> bytes:
    return write_csv(HEADER, build_rows(found.edition, source_of(found), found.cells))


def dictionary_csv() -> bytes:
    return write_csv(DICTIONARY_HEADER, build_dictionary())


def benchmark_xlsx(found: PublishedRound) -> bytes:
    source = source_of(found)
    return write_xlsx(
        (
            Sheet("gegevens", HEADER, build_rows(found.edition, source, found.cells)),
            Sheet("toelichting", DICTIONARY_HEADER, build_dictionary()),
            Sheet("publicatie", SOURCE_HEADER, build_source_rows(source)),
        )
    )


def sector_report_html(found: PublishedRound, *, at) -> str:
    """The report as it goes to the renderer."""
    offers = offers_of(found.manager.fund)
    material = Material(source_of(found), found.edition, found.branches, found.cells, offers)
    return render_to_string("reports/pdf/sector_report.html", {"page": build_sector_report(material, localdate(at))})


def export_sector_report(found: PublishedRound, *, at) -> bytes:
    """Raises PdfError. Leaves no trace: it holds nothing but what was published."""
    return render_pdf(sector_report_html(found, at=at))


def export_shared_report(assessment: Assessment, *, by: FundManager, at) -> bytes:
    """A member's annual report, with an event on that member's trail. Raises PdfError and then leaves no trace."""
    pdf = read_document(DocumentKind.ANNUAL_REPORT, assessment, at=at)
    record_event(assessment.organisation, "read_report", f"{assessment.year}/{by.fund.slug}", by=by, at=at)
    return pdf
