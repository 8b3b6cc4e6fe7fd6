"""Employers with a Flex Diagnose, made through the services, and records of one for what needs no rows."""

from assessments.edition_files import load_flex_edition
from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms
from assessments.flex_diagnose.selectors import flex_sheet
from assessments.flex_diagnose.services import save_capacity, save_demand
from assessments.responses import AnswerSheet, Part, Response, Route, State, Workforce, applicable_questions
from assessments.services.answers import AnswerDraft, save_answer
from reports.flex.record import FlexRecord
from tests.assessments.flex_diagnose.series_factory import monthly
from tests.factories import NOW, admin_of, at_level, valid_response

EDITION = load_flex_edition("flex-diagnose/2026")
# An ice-cream maker: a summer that comes back every year, and agency workers all year round.
YEAR_OF_HOURS = (5200, 5300, 5800, 6600, 7600, 8800, 9400, 9000, 7200, 6000, 5400, 5600)
HOURS = tuple(round(hours * growth) for growth in (1, 1.03, 1.06) for hours in YEAR_OF_HOURS)
AGENCY = tuple(max(1000.0, hours - 6000.0) for hours in HOURS)
PRICES = {
    Layer.FIXED: Terms(price=Price(30)),
    Layer.PLUS: Terms(price=Price(3)),
    Layer.PART_TIME: Terms(60, Price(30)),
    Layer.DEPLOYABLE: Terms(40, Price(31)),
    Layer.RESERVE: Terms(None, None),
    Layer.SHARED: Terms(50, Price(34)),
    Layer.AGENCY: Terms(None, Price(36, 24, 400)),
}
CAPACITY = Capacity(1750, 0.82, 38, 0.1, None, 0.05, PRICES)


def make_series(**columns):
    return monthly(HOURS, start=(2023, 1), agency_hours=AGENCY, **columns)


def make_sheet(responses=None, route=Route.FULL, contract=None) -> AnswerSheet:
    """Of an employer of 50-249 people with agency workers, unless `contract` says who works there."""
    workforce = Workforce({"vast": 40, "uitzend": 8} if contract is None else contract, {}, {})
    return AnswerSheet(EDITION, route, "50-249", workforce, responses or {})


def ticked(*options: str) -> Response:
    return Response(State.ANSWERED, tuple(Part(option=option) for option in options))


SOME_ANSWERS = {
    "flex-piek-binnen": ticked("piek-jaar"),
    "flex-oorzaken": ticked("weer-en-seizoen", "verkoopacties"),
    "flex-deeltijders-gevraagd": at_level(1),
    "flex-belemmeringen": ticked("cao-verschillen"),
    "flex-blijvend-werk": at_level(0),
    "flex-inlener-regels": ticked("niet-geregeld"),
}


def make_record(sheet=None, *, series=None, capacity=CAPACITY, measure="") -> FlexRecord:
    return FlexRecord(sheet or make_sheet(), measure, series or make_series(), capacity)


def diagnose(assessment, *, series=None, capacity=CAPACITY, measure=""):
    """Hours, capacity, and a few answers: a cause, a low level, an open role."""
    by = admin_of(assessment.organisation)
    save_demand(assessment, series or make_series(), 0, measure=measure, by=by, at=NOW)
    save_capacity(assessment, capacity, 0, by=by, at=NOW)
    for slug, response in SOME_ANSWERS.items():
        _save(assessment, EDITION.question(slug), response)
    return assessment


def answer_flex(assessment, level=1):
    """Every question that applies at about this level, but for those that were answered."""
    for step in EDITION.indicators:
        sheet = flex_sheet(assessment)
        for question in applicable_questions(sheet, step.questions):
            if question.slug not in sheet.responses:
                _save(assessment, question, valid_response(question, level))
    return assessment


def _save(assessment, question, response):
    by = admin_of(assessment.organisation)
    save_answer(assessment, question, AnswerDraft(response, 0), by=by, at=NOW)
