"""Who may open the file beside an answer: who answers, and who may read what was submitted; that leaves an event."""

import pytest
from django.core.files.base import ContentFile

from assessments.services.life_cycle import return_to_draft, submit_assessment
from organisations.models import Event
from tests.factories import NOW, answer_question, at_level, fill_assessment, make_assessment

pytestmark = pytest.mark.django_db
URL = "/werkgever/90000001/2026/antwoord/werk-zelf-indelen/bewijs/"


@pytest.fixture
def kept(employer, hr, settings, tmp_path):
    """A submitted assessment with a file beside one answer."""
    settings.MEDIA_ROOT = tmp_path
    assessment = fill_assessment(make_assessment(employer))
    answer_question(assessment, "werk-zelf-indelen", at_level(3), evidence_file=ContentFile(b"tekst", "overleg.txt"))
    submit_assessment(assessment, by=hr, at=NOW)
    return assessment


def readings():
    return list(Event.objects.filter(verb="read_evidence").values_list("object", "role"))


@pytest.mark.parametrize(("who", "role"), [("council_member", "raadslid"), ("reader", "lezer")])
def test_who_reads_along_may_open_it_and_is_seen(who, role, kept, login, request):
    response = login(request.getfixturevalue(who)).get(URL)
    assert (b"".join(response.streaming_content), response.headers["Content-Disposition"]) == (
        b"tekst",
        'attachment; filename="overleg.txt"',
    )
    assert readings() == [("2026/werk-zelf-indelen", role)]


def test_the_employer_opens_its_own_file_without_a_trace(kept, hr, login):
    assert b"".join(login(hr).get(URL).streaming_content) == b"tekst"
    assert readings() == []


def test_of_a_draft_it_is_for_who_fills_in_only(kept, hr, council_member, login):
    return_to_draft(kept, "Een telfout.", by=hr, at=NOW)
    assert login(council_member).get(URL).status_code == 403
    assert readings() == []


def test_a_colleague_without_this_section_does_not_get_it(colleague, hr, login):
    assert login(colleague).get(URL.replace("werk-zelf-indelen", "laagste-uurloon")).status_code == 403


def test_a_stranger_finds_nothing(kept, outsider, login):
    assert login(outsider).get(URL).status_code == 404


def test_without_a_file_there_is_nothing_to_find_or_to_note(kept, council_member, login):
    assert login(council_member).get(URL.replace("werk-zelf-indelen", "hinderlijke-regels")).status_code == 404
    assert login(council_member).get(URL.replace("werk-zelf-indelen", "geen-vraag")).status_code == 404
    assert readings() == []
