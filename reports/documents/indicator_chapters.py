"""One indicator in the annual report: its score, what that rests on, its distribution, what stands beside it. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from assessments.questionnaire import Axis
from assessments.responses import AnswerSheet
from assessments.scores import GroupScore
from assessments.wording import number_text, points_text
from benchmarks.references import Reference
from charts.bars import GroupChart
from reports.comparison import ShownPeers
from reports.documents.dossier import Dossier
from reports.documents.small_cells import public_part_text
from reports.documents.tables import Column, Table, columns
from reports.documents.workforce_tables import Headcounts
from reports.drawings import draw_groups
from reports.results import IndicatorResult, OpenedQuestion, open_score

AXIS_NAMES = {Axis.CONTRACT: "contractgroep", Axis.FUNCTION: "functiegroep"}
SHOWN_REFERENCES = 5


@dataclass(frozen=True, slots=True)
class GroupPicture:
    """The scores of the groups along one axis."""

    axis: str
    chart: GroupChart
    table: Table


@dataclass(frozen=True, slots=True)
class IndicatorChapter:
    """One indicator in words and tables.

    `last_year` and `change` are empty, `peers`, `figures` and `references` None where there is nothing to compare with.
    """

    slug: str
    number: int
    title: str
    condition: str
    question: str
    why: str
    points: str
    standing: str
    band: str
    last_year: str
    change: str
    peers: ShownPeers | None
    shortfalls: tuple[str, ...]
    questions: Table
    figures: Table | None
    groups: tuple[GroupPicture, ...]
    references: Table | None


def build_indicator_chapter(
    number: int, result: IndicatorResult, dossier: Dossier, headcounts: Headcounts
) -> IndicatorChapter:
    sheet, title = dossier.sheet, result.indicator.title
    opened = open_score(result, sheet, dossier.remarks, dossier.references)
    return IndicatorChapter(
        slug=result.indicator.slug,
        number=number,
        title=title,
        condition=result.indicator.condition.label,
        question=result.indicator.question,
        why=result.indicator.why,
        points=result.points,
        standing=result.standing,
        band=str(result.band or "").replace(" ", "-"),
        last_year=result.last_year_points if result.last_year is not None else "",
        change=result.change,
        peers=result.peers,
        shortfalls=result.shortfalls,
        questions=_question_table(title, opened),
        figures=_figure_table(title, result, dossier),
        groups=_group_pictures(title, result, sheet, headcounts),
        references=_reference_table(title, result.references[:SHOWN_REFERENCES]),
    )


def distribution_table(dossier: Dossier, axis: Axis) -> Table | None:
    """The scores of all indicators by the groups of one axis; None where nothing was asked per group."""
    groups = tuple(dossier.sheet.workforce.along(axis))
    scores = {
        (result.indicator.slug, score.group): score.score
        for result in dossier.results.indicators
        for score in result.opened.groups
        if score.axis is axis
    }
    if not scores:
        return None
    rows = tuple(
        (result.indicator.title, *(points_text(scores.get((result.indicator.slug, group))) for group in groups))
        for result in dossier.results.indicators
    )
    heads = columns("Indicator", *(dossier.sheet.workforce.label(group) for group in groups))
    note = (
        "Een streepje: over deze groep is bij deze indicator niets gevraagd, of de groep is te klein voor dat cijfer."
    )
    return Table(f"Scores per {AXIS_NAMES[axis]} (0 tot 100 punten)", heads, rows, note)


def reference_rows(references: tuple[Reference, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((r.title, r.amount, f"{r.figure.place}, {r.when}", _about(r)) for r in references)


def _about(reference: Reference) -> str:
    remarks = [f"Bron: {reference.source}"]
    if reference.is_national:
        remarks.append(reference.label.capitalize())
    if reference.series_break:
        remarks.append(reference.series_break.rstrip("."))
    return ". ".join(remarks) + "."


def _question_table(title: str, opened: tuple[OpenedQuestion, ...]) -> Table:
    heads = (Column("Vraag", "widest"), Column("Weging", "points"), Column("Punten", "points"), Column("Bijzonderheid"))
    rows = tuple((q.text, str(q.weight), q.points, _particulars(q)) for q in opened)
    return Table(f"{title}: waaruit de score bestaat", heads, rows)


def _particulars(question: OpenedQuestion) -> str:
    shortfall = f"wettelijk tekort: {question.shortfall}" if question.shortfall else ""
    return "; ".join(filter(None, (question.effect, shortfall)))


def _figure_table(title: str, result: IndicatorResult, dossier: Dossier) -> Table | None:
    """Own figures beside the published figure of the same definition."""
    rows = []
    for score in result.opened.questions:
        reference = dossier.references.benchmark(score.question.slug)
        response = dossier.sheet.responses.get(score.question.slug)
        if reference and response and response.parts:
            rows.append(
                (score.question.text, public_answer(score.question, dossier.sheet), *_reference_cells(reference))
            )
    heads = (
        Column("Vraag", "wide"),
        Column("Uw cijfer", "narrow"),
        Column("Referentiecijfer", "narrow"),
        Column("Voor wie, bron"),
    )
    return Table(f"{title}: cijfers naast een referentiecijfer", heads, tuple(rows)) if rows else None


def _reference_cells(reference: Reference) -> tuple[str, str]:
    return reference.amount, f"{reference.figure.place}, {reference.when}. {_about(reference)}"


def public_answer(question, sheet: AnswerSheet) -> str:
    """An answer in words for other readers; empty where there is none."""
    response = sheet.responses.get(question.slug)
    parts = response.parts if response else ()
    words = (_named(part.group, public_part_text(question, part), sheet.workforce.label) for part in parts)
    return "; ".join(words)


def _named(group: str, text: str, label: Callable[[str], str]) -> str:
    return f"{label(group)}: {text}" if group else text


def _group_pictures(title: str, result: IndicatorResult, sheet: AnswerSheet, headcounts: Headcounts):
    by_axis = {axis: tuple(g for g in result.opened.groups if g.axis is axis) for axis in Axis}
    return tuple(
        GroupPicture(
            AXIS_NAMES[axis],
            draw_groups(groups, sheet.workforce.label),
            _group_table(title, axis, groups, sheet, headcounts),
        )
        for axis, groups in by_axis.items()
        if groups
    )


def _group_table(
    title: str, axis: Axis, groups: tuple[GroupScore, ...], sheet: AnswerSheet, headcounts: Headcounts
) -> Table:
    rows = tuple(
        (sheet.workforce.label(g.group), headcounts.group_text(axis, g.group), number_text(g.score)) for g in groups
    )
    name = AXIS_NAMES[axis]
    return Table(f"{title} per {name}", columns(name.capitalize(), "Mensen", "Score"), rows)


def _reference_table(title: str, references: tuple[Reference, ...]) -> Table | None:
    heads = (
        Column("Wat is gemeten", "wide"),
        Column("Cijfer", "narrow"),
        Column("Voor wie, wanneer", "narrow"),
        Column("Bron"),
    )
    return Table(f"{title}: ter vergelijking", heads, reference_rows(references)) if references else None
