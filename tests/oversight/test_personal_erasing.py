"""Who can be erased, what happens to what others wrote, and what is told about it."""

import zlib

import pytest
from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile

from assessments.models import Answer, MatrixUpload
from organisations.models import Event, FundMember, FundRole, Membership, Role, User
from organisations.services.councils import hand_over_secretary
from organisations.services.funds import add_manager
from organisations.services.organisations import add_member
from oversight.erasure import ObstacleError, obstacles_of
from oversight.persons import person_at, person_of
from oversight.services.erasing import erase_person, rehearse_erasure
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, admin_of, make_submitted, make_user
from tests.oversight.persons import WIETSKE, leave_traces, tells, zipped

pytestmark = pytest.mark.django_db


def erase(user, by=None):
    return erase_person(person_of(user), by=by, at=NOW)


def note(assessment, text):
    """Write it in a note of this assessment; a way to read it back."""
    answer = assessment.answers.order_by("pk").first()
    Answer.objects.filter(pk=answer.pk).update(note=text)
    return lambda: Answer.objects.get(pk=answer.pk).note


def test_last_administrator_stays_until_another_is_there(hr, colleague):
    with pytest.raises(ObstacleError) as refused:
        erase(hr.user)
    assert refused.value.obstacles == (
        "U bent de enige beheerder van Voorbeeld Metaal. Maak eerst een collega beheerder.",
    )
    Membership.objects.filter(pk=colleague.pk).update(role=Role.ADMIN)
    erase(hr.user)
    assert not User.objects.filter(pk=hr.user_id).exists()


def test_last_manager_of_a_fund_stays_until_another_is_there(fund, fund_manager):
    reader = add_manager(fund, "lezer@voorbeeld.example", by=None, at=NOW)
    reader.role = FundRole.READER
    reader.save()
    assert obstacles_of(fund_manager.user) == (
        "U bent de enige beheerder van Opleidingsfonds Metaal. Maak eerst een collega beheerder.",
    )
    add_manager(fund, "tweede@voorbeeld.example", by=None, at=NOW)
    assert obstacles_of(fund_manager.user) == ()


def test_secretary_hands_over_before_leaving_members_behind(council_secretary, council_member):
    with pytest.raises(ObstacleError) as refused:
        erase(council_secretary.user)
    assert refused.value.obstacles == (
        "U bent secretaris van de medezeggenschap van Voorbeeld Metaal. Draag dat eerst over aan een ander lid.",
    )
    hand_over_secretary(council_member, by=council_secretary, at=NOW)
    erase(council_secretary.user)
    assert not Membership.objects.filter(pk=council_secretary.pk).exists()


def test_secretary_alone_may_go(council_secretary):
    assert obstacles_of(council_secretary.user) == ()


def test_what_someone_wrote_stays_without_its_author(colleague, draft):
    make_submitted(draft.organisation, 2025)
    Answer.objects.update(saved_by=colleague.user)
    answers = Answer.objects.count()

    report = erase(colleague.user)

    assert (answers, Answer.objects.filter(saved_by=None).count()) == (Answer.objects.count(), answers)
    assert [e.count for e in report.erased if e.what == "wie het antwoord het laatst bewaarde"] == [answers]


def test_name_leaves_the_texts_of_the_own_employer_only(submitted, outsider, login):
    user = make_user("jan@voorbeeld.example", "Jan de Vries")
    add_member(submitted.organisation, user.email, Role.READER, by=None, at=NOW)
    here = note(submitted, "Vraag het Jan de Vries.")
    there = note(make_submitted(outsider.organisation), "Jan de Vries is hier een ander. Of jan@voorbeeld.example?")

    erase(user)

    assert here() == "Vraag het [verwijderd]."
    assert there() == "Jan de Vries is hier een ander. Of [verwijderd]?"


def test_one_word_is_not_taken_out_of_texts_and_that_is_told(submitted):
    user = make_user("jan@voorbeeld.example", "Jan")
    add_member(submitted.organisation, user.email, Role.READER, by=None, at=NOW)
    read = note(submitted, "Jan weet het.")

    report = erase(user)

    assert read() == "Jan weet het."
    assert "Losse voornamen" in dict(report.kept)


def test_erasing_leaves_an_event_with_the_number_in_every_trail(submitted):
    user = leave_traces(submitted)
    number = user.pk

    report = erase(user, by=user)

    events = Event.objects.filter(verb="erase_person").order_by("pk")
    assert [(e.organisation_id, e.object, e.actor_id, e.role) for e in events] == [
        (submitted.organisation_id, str(number), number, Role.CONTRIBUTOR),
        (None, str(number), number, FundRole.MANAGER),
    ]
    assert report.trails == 2


def test_who_left_earlier_is_not_called_the_command_line(hr, colleague):
    Membership.objects.filter(pk=colleague.pk).update(role=Role.ADMIN)
    number = hr.user_id
    Membership.objects.filter(pk=hr.pk).delete()

    erase(hr.user, by=hr.user)

    event = Event.objects.get(verb="erase_person")
    assert (event.actor_id, event.role) == (number, "")


def test_an_address_that_was_never_confirmed_touches_nobody_else(fund):
    FundMember.objects.create(fund=fund, kvk="90000055", name="Ander", email="baas@voorbeeld.example")
    thief = make_user("dief@voorbeeld.example", "Dief Dieven")
    EmailAddress.objects.create(user=thief, email="baas@voorbeeld.example", verified=False)

    erase(thief)

    assert FundMember.objects.get().email == "baas@voorbeeld.example"


def test_someone_without_an_account_is_erased_by_address(fund):
    FundMember.objects.create(fund=fund, kvk="90000055", name="Ander", email="baas@voorbeeld.example")

    report = erase_person(person_at("Baas@voorbeeld.example"), by=None, at=NOW)

    assert FundMember.objects.get().email == ""
    assert (report.number, report.trails, [erased.count for erased in report.erased]) == (None, 1, [1])


def test_rehearsal_tells_the_same_and_changes_nothing(submitted):
    user = leave_traces(submitted)
    events = Event.objects.count()

    rehearsed = rehearse_erasure(person_of(user), at=NOW)

    assert User.objects.filter(pk=user.pk).exists()
    assert Event.objects.count() == events
    assert rehearsed == erase(user)


def test_report_names_nobody(submitted):
    user = leave_traces(submitted)
    assert not tells(str(erase(user)).encode(), WIETSKE)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("verklaring_jan_de_vries.txt", b"niets"),
        ("beleid.txt", b"Gevraagd aan Jan de Vries"),
        ("beleid.xlsx", zipped("Gevraagd aan Jan de Vries")),
        ("beleid.pdf", b"%PDF stream\nbeeld endstream stream\n" + zlib.compress(b"Jan de Vries") + b"endstream"),
    ],
)
def test_a_file_that_tells_the_name_is_told_to_ask_for(name, content, submitted):
    user = make_user("jan@voorbeeld.example", "Jan de Vries")
    add_member(submitted.organisation, user.email, Role.READER, by=None, at=NOW)
    first, second, *_ = submitted.answers.order_by("pk")
    first.evidence_file.save(name, ContentFile(content))
    second.evidence_file.save("ander.zip", ContentFile(b"PK\x05\x06 geen zip"))

    report = erase(user)

    assert report.files == (f"90000001/2026/{first.question}",)


def test_a_file_that_is_not_there_any_more_tells_nothing(submitted):
    user = make_user("jan@voorbeeld.example", "Jan de Vries")
    add_member(submitted.organisation, user.email, Role.READER, by=None, at=NOW)
    Answer.objects.filter(pk=submitted.answers.first().pk).update(evidence_file="bewijs/weg.txt")
    assert erase(user).files == ()


def test_a_short_name_of_whom_no_address_is_sure_is_looked_for_nowhere(submitted):
    user = make_user("jan@voorbeeld.example", "Jan")
    EmailAddress.objects.create(user=user, email=user.email, verified=False)
    add_member(submitted.organisation, user.email, Role.READER, by=None, at=NOW)
    read = note(submitted, "Jan: jan@voorbeeld.example")
    MatrixUpload.objects.create(
        team=make_team(submitted.organisation),
        content=b"Jan",
        file_name="jan.xlsx",
        is_own=True,
        uploaded_at=NOW,
        uploaded_by=admin_of(submitted.organisation).user,
    )

    report = erase(user)

    assert (read(), report.files, MatrixUpload.objects.count()) == ("Jan: jan@voorbeeld.example", (), 1)
