"""The data of one year beside its annual report, as plain values that become JSON. Pure.

Numbers are text with all their decimals; null: not known, no score, or shielded, as in the report, because it would be
about fewer than five people. Persons are not in it.
"""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assessments.questionnaire import Question
from assessments.responses import Part, Response
from assessments.scores import ConditionScore
from assessments.wording import describe_part
from reports.council.record import CouncilRecord
from reports.documents.dossier import Action, Dossier, Headcell, Remark, Step
from reports.documents.small_cells import public_part_text
from reports.documents.workforce_tables import MEASURES, Headcounts, count_heads
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
        "edition": {"name": edition.name, "title": edition.title, "sha256": edition.content_hash},
        "scores": [_score(result) for result in dossier.results.indicators],
        "conditions": [_condition(score) for score in dossier.results.scorecard.conditions],
        "headcounts": [_headcell(cell, headcounts) for cell in dossier.headcells],
        "answers": [_answer(slug, response, dossier) for slug, response in sorted(dossier.sheet.responses.items())],
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


def _answer(slug: str, response: Response, dossier: Dossier) -> dict:
    remark, question = dossier.remarks.get(slug, Remark()), dossier.sheet.edition.question(slug)
    return {
        "question": slug,
        "state": response.state.value,
        "parts": [_part(question, part) for part in response.parts] if question else [],
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
