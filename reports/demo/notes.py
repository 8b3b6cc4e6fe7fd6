"""What employers of the demo write beside their answers, from content/answers.toml."""

from assessments.questionnaire import Question
from assessments.responses import Response, State
from assessments.scores import QuestionScore
from reports.demo.answers import load_content
from reports.demo.chance import dice, pick
from reports.demo.sector import Employer

HIGH_FROM = 60
# How often something is written beside an answer: with a high one, with another one, and a link beside what is written.
NOTED_HIGH, NOTED_LOW, LINKED = 0.7, 0.15, 0.25
LINK = "https://intranet.voorbeeld.example/hr/{slug}"


def note_for(employer: Employer, year: int, score: QuestionScore, response: Response) -> tuple[str, str]:
    """A note and a link, both perhaps empty."""
    question = score.question
    if response.state is State.UNKNOWN or score.points is None:
        return "", ""
    is_high = score.points >= HIGH_FROM
    rolled = dice(employer.kvk, question.slug, year, "toelichting")
    if rolled.random() > (NOTED_HIGH if is_high else NOTED_LOW):
        return "", ""
    link = LINK.format(slug=question.slug) if is_high and rolled.random() < LINKED else ""
    return _note(employer, question, is_high=is_high).format(before=year - 1), link


def _note(employer: Employer, question: Question, *, is_high: bool) -> str:
    content = load_content()
    if is_high and question.slug in content["notes"]:
        return content["notes"][question.slug]
    return pick(content["general"]["high" if is_high else "low"], employer.kvk, question.slug)
