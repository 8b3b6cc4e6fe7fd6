"""How complete the answers behind a report are: what was left out, not known, or claimed without proof. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.progress import Signal, SignalKind, find_signals
from assessments.questionnaire import Edition, Question
from assessments.responses import Standing, applicable_questions
from reports.documents.dossier import Dossier
from reports.documents.tables import Column, Table, columns

NO_REASON = "geen reden opgegeven"


@dataclass(frozen=True, slots=True)
class Completeness:
    """A table is None where there is nothing to tell."""

    per_indicator: Table
    unknown: Table | None
    not_applicable: Table | None
    without_evidence: Table | None
    large_jumps: Table | None
    changed_questions: Table | None


def build_completeness(dossier: Dossier) -> Completeness:
    explained = frozenset(slug for slug, remark in dossier.remarks.items() if remark.explains)
    previous = dossier.previous_sheet.responses if dossier.previous_sheet else {}
    signals = find_signals(dossier.sheet, explained, previous)
    return Completeness(
        per_indicator=_per_indicator(dossier, signals),
        unknown=_listing("Vragen met het antwoord “weet ik niet” (0 punten)", SignalKind.UNKNOWN, signals, dossier),
        not_applicable=_reasons(signals, dossier),
        without_evidence=_listing(
            "Hoge niveaus zonder toelichting of bewijs", SignalKind.NO_EVIDENCE, signals, dossier
        ),
        large_jumps=_listing(
            "Antwoorden die sinds vorig jaar meer dan twee niveaus stegen", SignalKind.LARGE_JUMP, signals, dossier
        ),
        changed_questions=_changed(dossier),
    )


def changed_questions(now: Edition, before: Edition) -> tuple[tuple[Question, str], ...]:
    """The questions that cannot simply be laid beside those of an earlier edition, with "nieuw" or "gewijzigd"."""
    if now.content_hash == before.content_hash:
        return ()
    pairs = ((question, before.question(question.slug)) for question in now.questions)
    return tuple(
        (question, "gewijzigd" if earlier else "nieuw")
        for question, earlier in pairs
        if _asks(question) != _asks(earlier)
    )


def _asks(question: Question | None) -> tuple:
    """What a question asks and how it is scored; help and reasons may change without changing the question."""
    if question is None:
        return ()
    return (question.kind, question.text, question.levels, question.options, question.figure, question.weight)


def _per_indicator(dossier: Dossier, signals: Iterable[Signal]) -> Table:
    kinds = Counter((_home(signal.question, dossier), signal.kind) for signal in signals)
    rows = []
    for indicator in dossier.sheet.edition.indicators:
        questions = applicable_questions(dossier.sheet, indicator.questions)
        standings = Counter(dossier.sheet.standing(question) for question in questions)
        numbers = (
            len(questions),
            standings[Standing.ANSWERED],
            standings[Standing.UNKNOWN],
            standings[Standing.NOT_APPLICABLE],
            standings[Standing.OPEN],
            kinds[indicator.title, SignalKind.NO_EVIDENCE],
        )
        rows.append((indicator.title, *map(str, numbers)))
    heads = columns("Indicator", "Vragen", "Beantwoord", "Weet ik niet", "N.v.t.", "Open", "Hoog zonder bewijs")
    return Table("Hoe volledig de antwoorden zijn", heads, tuple(rows))


def _home(question: Question, dossier: Dossier) -> str:
    indicator = dossier.sheet.edition.indicator_of(question)
    return indicator.title if indicator else "Profiel"


def _listing(caption: str, kind: SignalKind, signals: Iterable[Signal], dossier: Dossier) -> Table | None:
    rows = tuple((s.question.text, _home(s.question, dossier)) for s in signals if s.kind is kind)
    return Table(caption, (Column("Vraag", "widest"), Column("Onderdeel")), rows) if rows else None


def _reasons(signals: Iterable[Signal], dossier: Dossier) -> Table | None:
    rows = tuple(
        (s.question.text, _home(s.question, dossier), _reason(s.question, dossier))
        for s in signals
        if s.kind is SignalKind.NOT_APPLICABLE
    )
    heads = (Column("Vraag", "wide"), Column("Onderdeel"), Column("Waarom niet"))
    return Table("Vragen die niet van toepassing zijn", heads, rows) if rows else None


def _reason(question: Question, dossier: Dossier) -> str:
    remark = dossier.remarks.get(question.slug)
    return remark.reason if remark and remark.reason else question.not_applicable or NO_REASON


def _changed(dossier: Dossier) -> Table | None:
    if dossier.previous_sheet is None:
        return None
    changes = changed_questions(dossier.sheet.edition, dossier.previous_sheet.edition)
    rows = tuple((question.text, _home(question, dossier), words) for question, words in changes)
    heads = (Column("Vraag", "wide"), Column("Onderdeel"), Column("Verandering"))
    return Table("Vragen die anders zijn dan vorig jaar", heads, rows) if rows else None
