"""A correction after the opinion: it stands with its date, the council can give another, and fixing waits for it."""

from datetime import timedelta

import pytest

from assessments.services.life_cycle import return_to_draft, submit_assessment
from reports.council.record_selectors import council_record_of
from reports.council.selectors import earlier_opinion, opinion_of
from reports.council.waiting import told_opinion
from reports.models import Verdict
from reports.services.discussions import start_discussion
from reports.services.fixing import CouncilNotHeardError, fix_report
from reports.services.opinions import OpinionGivenError
from tests.factories import NOW
from tests.reports.talking import give, in_days, write_opinion

pytestmark = pytest.mark.django_db
CORRECTED = NOW + timedelta(days=20)


@pytest.fixture
def second_round(discussion, hr):
    """The council recognised the picture; then the employer corrected an answer and laid it before them again."""
    give(discussion, Verdict.RECOGNISES)
    return_to_draft(discussion.assessment, "Een cijfer klopte niet.", by=hr, at=CORRECTED)
    submit_assessment(discussion.assessment, by=hr, at=CORRECTED)
    return start_discussion(discussion.assessment, in_days(30), by=hr, at=CORRECTED)


def opinion_in_report(discussion):
    record = council_record_of(discussion.assessment)
    return record.opinion.verdict, record.opinion.text


def test_the_opinion_from_before_stands_and_nothing_is_written_yet(second_round):
    assert opinion_in_report(second_round)[0] == "Herkent het beeld"
    assert earlier_opinion(second_round).verdict == Verdict.RECOGNISES
    assert (opinion_of(second_round), told_opinion(second_round)) == (None, None)


def test_the_report_is_not_fixed_on_an_opinion_about_other_answers(second_round, hr):
    with pytest.raises(CouncilNotHeardError):
        fix_report(second_round.assessment, by=hr, at=CORRECTED)


def test_another_opinion_takes_its_place(second_round):
    give(second_round, Verdict.NOT, "Het nieuwe cijfer klopt niet.", at=CORRECTED)
    assert opinion_in_report(second_round) == ("Herkent het beeld niet", "Het nieuwe cijfer klopt niet.")
    assert told_opinion(second_round).verdict == Verdict.NOT


def test_also_the_second_time_it_is_given_once(second_round):
    give(second_round, Verdict.NOT, "Het nieuwe cijfer klopt niet.", at=CORRECTED)
    with pytest.raises(OpinionGivenError):
        write_opinion(second_round, Verdict.RECOGNISES)
