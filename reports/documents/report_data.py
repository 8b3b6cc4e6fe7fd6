"""The data of one year beside its annual report, as plain values that become JSON. Pure.

Numbers are text with all their decimals; null: not known, no score, or shielded, as in the report, because it would be
about fewer than five people. Persons are not in it. The figures of the Flex Diagnose are numbers, as `manage.py
flex_diagnose` writes them, and so are those of the competentiematrix.
"""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assessments.flex_diagnose.diagnosis import diagnose
from assessments.flex_diagnose.export import export_diagnosis
from assessments.questionnaire import Edition, Question
from assessments.responses import Part, Response
from assessments.scores import ConditionScore
from assessments.wording import describe_part
from reports.council.record import CouncilRecord
from reports.documents.dossier import Action, Dossier, Headcell, Remark, Step
from reports.documents.small_cells import public_part_text
from reports.documents.workforce_tables import MEASURES, Headcounts, count_heads
from reports.flex.record import FlexRecord
from reports.matrix.record import Ground, MatrixRecord
from reports.results import IndicatorResult

FORMAT = "goedwerk-jaarrapport/1"


def build_report_data(dossier: Dossier) -> dict:
    """Dicts, lists, texts, whole numbers and None only."""
    edition, headcounts = dossier.sheet.edition, count_heads(dossier.headcells)
    return {
        "format": FORMAT,
        "year": dossier.year,
        "status": dossier.employer.status_line,
        "fixed_on": _day(dossier.fixed_on),
        "employer": _employer(dossier),
        "edition": _edition(edition),
        "scores": [_score(result) for result in dossier.results.indicators],
        "conditions": [_condition(score) for score in dossier.results.scorecard.conditions],
        "headcounts": [_headcell(cell, headcounts) for cell in dossier.headcells],
        "answers": _answers(edition, dossier),
        "flex_diagnose": _flex(dossier),
        "competentiematrix": _matrix(dossier.matrix) if dossier.matrix else None,
        "last_plan": [_action(action) for action in dossier.last_actions],
        "plan": [_action(action) for action in dossier.actions],
        "council": _council(dossier.council) if dossier.council else None,
        "steps": [_step(step) for step in dossier.steps],
    }


def _employer(dossier: Dossier) -> dict:
    employer = dossier.employer
    return {
        "name": employer.name,
        "kvk": employer.kvk,
        "sector": employer.sector,
        "size": employer.size,
        "participation": employer.participation or None,
        "is_fictional": employer.is_fictional,
    }


def _edition(edition: Edition) -> dict:
    return {"name": edition.name, "title": edition.title, "sha256": edition.content_hash}


def _flex(dossier: Dossier) -> dict | None:
    """None where nothing of it was filled in; `figures` null without hours."""
    record = dossier.flex
    if record.is_empty:
        return None
    edition = record.sheet.edition
    return {"edition": _edition(edition), "answers": _answers(edition, dossier), "figures": _figures(record)}


def _figures(record: FlexRecord) -> dict | None:
    if record.series is None:
        return None
    return export_diagnosis(diagnose(record.series, record.capacity)) | {"measure": record.measure or None}


def _matrix(record: MatrixRecord) -> dict:
    """Groups of five people or more, and the total last."""
    figures = [_plain(asdict(figures)) for figures in record.figures]
    return {"on": _day(record.on), "ground": _ground(record.ground), "groups": figures}


def _ground(ground: Ground) -> dict:
    return {
        "consent_of": ground.party or None,
        "decided_on": _day(ground.decided_on),
        "document": ground.document,
        "reason": ground.reason,
    }


def _score(result: IndicatorResult) -> dict:
    return {
        "indicator": result.indicator.slug,
        "title": result.indicator.title,
        "score": _number(result.score),
        "band": str(result.band) if result.band else None,
        "last_year": _number(result.last_year),
    }


def _condition(score: ConditionScore) -> dict:
    return {"condition": score.condition.value, "title": score.condition.label, "score": _number(score.score)}


def _headcell(cell: Headcell, headcounts: Headcounts) -> dict:
    place = (cell.unit, cell.function_group, cell.contract_group)
    counts = {name: None if (place, name) in headcounts.hidden else str(getattr(cell, name)) for name in MEASURES}
    return {
        "unit": cell.unit,
        "function_group": cell.function_group,
        "contract_group": cell.contract_group,
        **counts,
        "hours_per_week": None if counts["heads"] is None else _number(cell.hours_per_week),
        "shielded": [name for name in MEASURES if counts[name] is None],
    }


def _answers(edition: Edition, dossier: Dossier) -> list[dict]:
    """By slug; what another questionnaire of the same year asks is not among them."""
    asked = ((edition.question(slug), response) for slug, response in sorted(dossier.sheet.responses.items()))
    return [_answer(question, response, dossier) for question, response in asked if question]


def _answer(question: Question, response: Response, dossier: Dossier) -> dict:
    slug, remark = question.slug, dossier.remarks.get(question.slug, Remark())
    return {
        "question": slug,
        "state": response.state.value,
        "parts": [_part(question, part) for part in response.parts],
        "reason": remark.reason,
        "note": remark.note,
        "has_evidence": remark.has_evidence,
    }


def _part(question: Question, part: Part) -> dict:
    words = public_part_text(question, part)
    is_shielded = words != describe_part(question, part)
    return {
        "group": part.group,
        "words": words,
        "level": part.level,
        "number": None if is_shielded else _number(part.number),
        "total": None if is_shielded else _number(part.total),
        "option": part.option,
        "is_shielded": is_shielded,
    }


def _action(action: Action) -> dict:
    return {
        "tip": action.tip.slug if action.tip else None,
        "indicator": action.indicator,
        "title": action.title,
        "what": action.what,
        "owner_function": action.owner_function,
        "deadline": _day(action.deadline),
        "budget": action.budget,
        "status": action.status,
        "status_reason": action.status_reason,
        "finished_on": _day(action.finished_on),
    }


def _council(council: CouncilRecord) -> dict:
    return _plain(asdict(council))


def _step(step: Step) -> dict:
    return {"step": step.words, "on": _day(step.on), "reason": step.reason}


def _plain(value):
    """Dates as text, tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return _day(value) if isinstance(value, date) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(number: Decimal | Fraction | None) -> str | None:
    """All decimals there are; every stored number has at most ten."""
    if number is None:
        return None
    exact = Decimal(number.numerator) / Decimal(number.denominator) if isinstance(number, Fraction) else number
    return f"{exact:f}"
