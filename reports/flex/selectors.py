"""Which rows make the Flex Diagnose of an assessment, as its result reads it."""

from dataclasses import replace

from assessments.edition_files import flex_edition_for
from assessments.flex_diagnose.selectors import flex_figures, flex_sheet
from assessments.models import Assessment
from assessments.responses import AnswerSheet
from reports.flex.record import FlexRecord


def flex_record_of(assessment: Assessment, sheet: AnswerSheet | None = None) -> FlexRecord:
    """In at most seven queries; `sheet` saves three where the answers of this assessment were read already."""
    edition = flex_edition_for(assessment.year)
    record = FlexRecord(replace(sheet, edition=edition) if sheet else flex_sheet(assessment))
    if record.is_short:
        return record
    figures = flex_figures(assessment)
    return replace(
        record,
        measure=figures.demand.measure if figures.demand else "",
        series=figures.series,
        capacity=figures.capacity,
    )
