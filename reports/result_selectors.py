"""Which rows make the results of an assessment; the number of queries does not depend on how many there are."""

from dataclasses import dataclass

from assessments.models import Answer, Assessment
from assessments.responses import AnswerSheet
from assessments.scores import Scorecard
from assessments.scoring import score_sheet
from assessments.selectors import answer_sheet, answers_by_question, previous_assessment
from benchmarks.comparison_selectors import comparison_for
from benchmarks.ladder import Comparison
from benchmarks.references import References
from benchmarks.selectors import references_for
from organisations.sbi import section_for_figures
from reports.results import Beside, Results, build_results


@dataclass(frozen=True, slots=True)
class ResultRows:
    """Everything about one submitted assessment that its pages and reports draw on."""

    assessment: Assessment
    sheet: AnswerSheet
    answers: dict[str, Answer]
    references: References
    comparison: Comparison
    results: Results
    previous: Assessment | None


def scorecard_of(assessment: Assessment) -> Scorecard:
    """The scores as the answers stand now: of a draft only the intervals mean anything."""
    return score_sheet(answer_sheet(assessment))


def results_of(assessment: Assessment) -> ResultRows | None:
    """None while the assessment is a draft."""
    submission = assessment.submission
    if submission is None:
        return None
    answers = answers_by_question(assessment)
    sheet = answer_sheet(assessment, answers)
    previous = previous_assessment(assessment)
    references = references_for(_section_letter(assessment), assessment.year)
    slugs = [indicator.slug for indicator in sheet.edition.indicators]
    frozen = {slug: (submission.score(slug), submission.band(slug)) for slug in slugs}
    before = previous.submission if previous else None
    last_year = {slug: before.score(slug) for slug in slugs} if before else {}
    comparison = comparison_for(assessment)
    results = build_results(sheet, score_sheet(sheet), frozen, Beside(last_year, references, comparison))
    return ResultRows(assessment, sheet, answers, references, comparison, results, previous)


def _section_letter(assessment: Assessment) -> str:
    section = section_for_figures(assessment.organisation.sbi_code)
    return section.letter if section else ""
