"""Two years of one employer: a council that disagrees and is answered, then a silent one that speaks up too late."""

from datetime import timedelta

import pytest

from assessments.models import Status
from assessments.responses import Route
from assessments.services.life_cycle import TransitionError, return_to_draft
from organisations.models import ParticipationForm, SizeClass
from reports.fixed_documents import broken_documents, document_with, fixed_document
from reports.models import FixedDocument, FixedKind, Stance, Verdict
from reports.services.discussions import DiscussionClosedError, reply_to_position
from reports.services.fixing import CouncilNotHeardError, UnansweredError, add_addendum, fix_report
from tests.factories import NOW, admin_of, make_discussion, make_organisation, make_submitted, make_user
from tests.reports.pdf_reading import flat, flat_text
from tests.reports.talking import give, share

REMARK = "In de ploegen deelt de planner het werk in."
REPLY = "Vanaf mei deelt ploeg drie zelf in."
OPINION = "Voor het kantoor klopt het, voor de ploegen niet."
LATE = "Wij waren te laat, en herkennen het beeld."


@pytest.fixture
def small(db):
    """A small employer on the short route, with a works council."""
    return make_organisation(
        make_user("hr@klein.example", "Karin Klein"),
        size_class=SizeClass.SMALL,
        participation_form=ParticipationForm.WORKS_COUNCIL,
    )


def laid_before(organisation, year):
    return make_discussion(make_submitted(organisation, year, route=Route.SHORT))


def fix(discussion, at):
    return fix_report(discussion.assessment, by=admin_of(discussion.assessment.organisation), at=at)


def told(document: FixedDocument, *texts: str) -> list[bool]:
    printed = flat_text(bytes(document.content))
    return [flat(text) in printed for text in texts]


def test_two_years_from_disagreement_to_addendum(small):
    first = laid_before(small, 2025)
    report = _a_year_of_disagreement(first)
    second = laid_before(small, 2026)
    silent = _a_year_of_silence(second)
    addendum = _a_late_opinion(second)

    assert told(silent, "geen oordeel ontvangen", LATE) == [True, False]
    assert told(addendum, LATE, silent.sha256) == [True, True]
    assert list(broken_documents()) == []
    _tampering_shows(report)


def _a_year_of_disagreement(discussion) -> FixedDocument:
    hr = admin_of(discussion.assessment.organisation)
    position = share(discussion, "autonomie", Stance.DISAGREES, REMARK)
    give(discussion, Verdict.PARTLY, OPINION)
    with pytest.raises(UnansweredError):
        fix(discussion, NOW)
    reply_to_position(position, f"{REPLY} Vraag het Karin Klein.", by=hr, at=NOW)
    report = fix(discussion, NOW)
    assert told(report, REMARK, REPLY, OPINION, "herkent het beeld deels") == [True] * 4
    assert told(report, "Karin Klein") == [False]
    with pytest.raises(TransitionError):
        return_to_draft(discussion.assessment, "Toch anders.", by=hr, at=NOW)
    with pytest.raises(DiscussionClosedError):
        reply_to_position(position, "Bij nader inzien.", by=hr, at=NOW)
    return report


def _a_year_of_silence(discussion) -> FixedDocument:
    with pytest.raises(CouncilNotHeardError):
        fix(discussion, NOW)
    report = fix(discussion, NOW + timedelta(days=60))
    discussion.assessment.refresh_from_db()
    assert discussion.assessment.status == Status.FIXED
    return report


def _a_late_opinion(discussion) -> FixedDocument:
    before = bytes(fixed_document(discussion.assessment, FixedKind.REPORT).content)
    opinion = give(discussion, Verdict.RECOGNISES, LATE, at=NOW + timedelta(days=70))
    addendum = add_addendum(opinion, by=admin_of(discussion.assessment.organisation), at=NOW + timedelta(days=70))
    assert opinion.is_addendum
    assert bytes(fixed_document(discussion.assessment, FixedKind.REPORT).content) == before
    return addendum


def _tampering_shows(report: FixedDocument) -> None:
    changed = bytes(report.content).replace(b"%%EOF", b"%%E0F")
    assert document_with(report.sha256).kind == FixedKind.REPORT
    FixedDocument.objects.filter(pk=report.pk).update(content=changed)
    (complaint,) = broken_documents()
    assert "de inhoud is veranderd" in complaint
