"""One answer over HTTP: autosave and what it says back, conflicts, last year's answer, and evidence."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.models import Answer
from assessments.responses import Part, Response, State
from assessments.selectors import one_answer, response_of
from assessments.services.life_cycle import submit_assessment
from tests.factories import answer_question, at_level, fill_assessment, make_assessment, make_submitted, question_of

pytestmark = pytest.mark.django_db
QUESTION = "hinderlijke-regels"
PLACE = "/werkgever/90000001/2026/antwoord/"


def post(client, question=QUESTION, **fields):
    """What the page sends for one question."""
    data = {f"{question}-{name}": value for name, value in fields.items()}
    return client.post(f"{PLACE}{question}/", data, headers={"HX-Request": "true"})


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def stored(assessment, question=QUESTION):
    answer = one_answer(assessment, question_of(assessment, question))
    return (response_of(answer), answer.version) if answer else None


@pytest.fixture
def admin(hr, login):
    return login(hr)


class TestSave:
    def test_saves_and_gives_the_time_and_the_next_version(self, draft, admin, hr):
        response = post(admin, level="2", version="0")
        assert (response.status_code, stored(draft)) == (200, (at_level(2), 1))
        assert text_of(response).startswith("Opgeslagen om ")
        assert f'name="{QUESTION}-version" value="1"' in response.content.decode()
        assert Answer.objects.get().saved_by == hr.user

    def test_saves_again_with_the_version_it_got(self, draft, admin):
        post(admin, level="2", version="0")
        assert post(admin, level="3", version="1").status_code == 200
        assert stored(draft) == (at_level(3), 2)

    def test_saving_the_same_again_counts_as_a_save(self, draft, admin):
        post(admin, level="2", version="0")
        assert post(admin, level="2", version="1").status_code == 200
        assert stored(draft) == (at_level(2), 2)

    def test_a_colleague_saves_in_the_assigned_section(self, draft, colleague, login):
        assert post(login(colleague), level="2", version="0").status_code == 200
        assert Answer.objects.get().saved_by == colleague.user

    def test_a_mistake_is_told_and_nothing_is_saved(self, draft, admin):
        response = post(admin, "werkoverleg-aantal", number="93", version="0")
        assert response.status_code == 422
        assert text_of(response) == "Nog niet opgeslagen: Vul een getal in van 0 tot en met 92."
        assert stored(draft, "werkoverleg-aantal") is None

    def test_a_mistake_keeps_the_version(self, draft, admin):
        answer_question(draft, QUESTION, at_level(2))
        response = post(admin, level="7", version="1")
        assert f'name="{QUESTION}-version" value="1"' in response.content.decode()

    def test_emptying_an_answer_is_saved_too(self, draft, admin):
        answer_question(draft, QUESTION, at_level(2))
        assert post(admin, level="", version="1", note="Uitzoeken").status_code == 200
        assert stored(draft) == (None, 2)

    def test_a_note_and_its_hostile_text_come_back_escaped(self, draft, admin):
        post(admin, level="2", version="0", note="<script>alert(1)</script>")
        page = admin.get("/werkgever/90000001/2026/vragen/autonomie/").content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert(1)" not in page

    def test_nothing_posted_saves_nothing(self, draft, admin):
        response = admin.post(f"{PLACE}{QUESTION}/")
        assert (response.status_code, stored(draft)) == (422, None)

    def test_only_a_post_saves(self, draft, admin):
        assert admin.get(f"{PLACE}{QUESTION}/").status_code == 405

    def test_a_question_that_does_not_exist_is_not_found(self, draft, admin):
        assert post(admin, "bestaat-niet", level="1").status_code == 404

    @pytest.mark.parametrize(("question", "refreshes"), [("cao", True), ("klantcontact", False), (QUESTION, False)])
    def test_the_page_refreshes_where_questions_on_it_come_or_go(self, question, refreshes, draft, admin):
        option = question_of(draft, question).options
        fields = {"option": option[0].slug} if option else {"level": "1"}
        response = post(admin, question, version="0", **fields)
        assert (response.status_code, "HX-Trigger-After-Settle" in response) == (200, refreshes)

    def test_after_submitting_it_says_that_answers_are_fixed(self, submitted, admin):
        before = stored(submitted)
        response = post(admin, level="0", version="1")
        assert (response.status_code, stored(submitted)) == (409, before)
        assert text_of(response) == "Niet opgeslagen: de vragenlijst is ingediend en ligt vast."

    def test_after_the_session_ended_it_says_so(self, draft, client):
        response = post(client, level="2", version="0")
        assert (response.status_code, stored(draft)) == (422, None)
        assert "Niet opgeslagen: u bent niet meer ingelogd." in text_of(response)


class TestConflict:
    def test_the_second_writer_sees_the_other_answer_and_who_gave_it(self, draft, colleague, admin, login):
        post(login(colleague), level="1", version="0")
        response = post(admin, level="3", version="0")
        assert (response.status_code, stored(draft)) == (409, (at_level(1), 1))
        told = text_of(response)
        assert "Niet opgeslagen: collega@voorbeeld.example heeft deze vraag intussen beantwoord" in told
        assert f"Dat antwoord is: b. {question_of(draft, QUESTION).levels[1]}" in told

    def test_the_second_writer_can_save_over_what_was_shown(self, draft, colleague, admin, login):
        post(login(colleague), level="1", version="0")
        shown = post(admin, level="3", version="0").content.decode()
        version = re.search(rf'name="{QUESTION}-version" value="(\d+)"', shown)[1]
        assert post(admin, level="3", version=version).status_code == 200
        assert stored(draft) == (at_level(3), 2)

    def test_an_answer_per_group_is_told_per_group(self, draft, hr, admin):
        given = Response(State.ANSWERED, (Part("productie", level=1), Part("kantoor", level=3)))
        answer_question(draft, "werk-zelf-indelen", given)
        told = text_of(post(admin, "werk-zelf-indelen", level="2", version="0"))
        assert "Dat antwoord is: Productie: b. " in told
        assert "; Kantoor: d. " in told

    def test_an_answer_that_was_emptied_is_told_as_no_answer(self, draft, admin):
        answer_question(draft, QUESTION, None, note="Uitzoeken")
        assert "Dat antwoord is: Geen antwoord" in text_of(post(admin, level="2", version="0"))

    def test_a_version_of_an_answer_that_is_not_there_is_a_conflict_and_no_crash(self, draft, admin):
        response = post(admin, level="2", version="7")
        assert (response.status_code, stored(draft)) == (409, None)
        assert f'name="{QUESTION}-version" value="0"' in response.content.decode()

    def test_an_answer_of_a_person_who_left_still_conflicts(self, draft, colleague, admin, login):
        post(login(colleague), level="1", version="0")
        colleague.user.delete()
        assert "iemand anders heeft deze vraag" in text_of(post(admin, level="3", version="0"))


class TestConfirm:
    URL = f"{PLACE}{QUESTION}/overnemen/"

    def test_takes_over_last_years_answer_and_returns_to_the_question(self, draft, employer, admin):
        make_submitted(employer, 2025, level=2)
        response = admin.post(self.URL)
        assert response["Location"] == f"/werkgever/90000001/2026/vragen/autonomie/#vraag-{QUESTION}"
        assert stored(draft) == (at_level(2), 1)

    def test_what_else_was_filled_in_on_the_page_is_saved_too(self, draft, employer, admin):
        make_submitted(employer, 2025, level=2)
        admin.post(self.URL, {"hinderlijke-regels-level": "1", "hinderlijke-regels-version": "0"})
        saved = {answer.question: response_of(answer) for answer in draft.answers.all()}
        assert saved == {QUESTION: at_level(2), "hinderlijke-regels": at_level(1)}

    def test_a_mistake_elsewhere_on_the_page_is_told_and_stays(self, draft, employer, admin):
        make_submitted(employer, 2025, level=2)
        response = admin.post(self.URL, {"werkoverleg-aantal-number": "veel", "werkoverleg-aantal-version": "0"})
        assert (response.status_code, stored(draft)) == (422, (at_level(2), 1))
        assert 'value="veel"' in response.content.decode()

    def test_a_question_of_the_profile_returns_to_the_profile(self, draft, employer, admin):
        make_submitted(employer, 2025)
        response = admin.post(f"{PLACE}cao/overnemen/")
        assert response["Location"] == "/werkgever/90000001/2026/vragen/profiel/#vraag-cao"

    def test_without_last_year_there_is_nothing_to_take_over(self, draft, admin):
        assert admin.post(self.URL).status_code == 404

    def test_a_question_that_was_not_answered_last_year_is_not_found(self, draft, employer, admin):
        make_submitted(employer, 2025).answers.filter(question=QUESTION).delete()
        assert admin.post(self.URL).status_code == 404

    def test_an_answer_that_stands_there_is_not_overwritten(self, draft, employer, admin):
        make_submitted(employer, 2025, level=2)
        answer_question(draft, QUESTION, at_level(4))
        page = admin.post(self.URL, follow=True)
        assert stored(draft) == (at_level(4), 1)
        assert "Dit antwoord is niet overgenomen: de vraag is intussen al beantwoord." in page.content.decode()

    def test_after_submitting_nothing_is_taken_over(self, employer, hr, admin):
        make_submitted(employer, 2025, level=2)
        assessment = fill_assessment(make_assessment(employer), level=1)
        submit_assessment(assessment, by=hr, at=assessment.created_at)
        admin.post(self.URL)
        assert stored(assessment)[0] == at_level(1)

    def test_a_get_changes_nothing(self, draft, employer, admin):
        make_submitted(employer, 2025)
        assert admin.get(self.URL).status_code == 405


class TestEvidence:
    URL = f"{PLACE}{QUESTION}/bewijs/"

    @pytest.fixture
    def media(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        return tmp_path

    def files_in(self, media):
        return [str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()]

    def send(self, client, version, name="rooster.pdf", content=b"%PDF-1.7 rooster"):
        return post(client, level="2", version=version, evidence_file=SimpleUploadedFile(name, content))

    def test_a_file_is_kept_and_named_in_the_answer(self, draft, admin, media):
        response = self.send(admin, "0")
        assert (response.status_code, self.files_in(media)) == (200, [f"bewijs/90000001/2026/{QUESTION}/rooster.pdf"])
        assert f'<a href="{self.URL}">rooster.pdf</a>' in response.content.decode()

    def test_it_comes_back_as_a_download_that_no_browser_shows(self, draft, admin, media):
        self.send(admin, "0")
        response = admin.get(self.URL)
        assert b"".join(response.streaming_content) == b"%PDF-1.7 rooster"
        assert response["Content-Disposition"] == 'attachment; filename="rooster.pdf"'
        assert (response["X-Content-Type-Options"], response["Content-Type"]) == ("nosniff", "application/pdf")

    def test_a_later_save_without_a_file_keeps_it(self, draft, admin, media):
        self.send(admin, "0")
        post(admin, level="3", version="1")
        assert Answer.objects.get().evidence_name == "rooster.pdf"

    def test_a_new_file_takes_the_place_of_the_old_one(self, draft, admin, media, django_capture_on_commit_callbacks):
        self.send(admin, "0")
        with django_capture_on_commit_callbacks(execute=True):
            self.send(admin, "1", "ander.txt", b"tekst")
        assert self.files_in(media) == [f"bewijs/90000001/2026/{QUESTION}/ander.txt"]

    def test_it_can_be_removed(self, draft, admin, media, django_capture_on_commit_callbacks):
        self.send(admin, "0")
        with django_capture_on_commit_callbacks(execute=True):
            response = post(admin, level="2", version="1", remove_file="on")
        assert (response.status_code, self.files_in(media)) == (200, [])
        assert admin.get(self.URL).status_code == 404
        assert "Bewaard bestand" not in text_of(response)

    def test_a_refused_file_saves_nothing(self, draft, admin, media):
        response = self.send(admin, "0", "virus.exe", b"MZ")
        assert (response.status_code, self.files_in(media), stored(draft)) == (422, [], None)
        assert "Kies een pdf, een afbeelding" in text_of(response)

    def test_without_an_answer_or_a_file_there_is_nothing(self, draft, admin):
        assert admin.get(self.URL).status_code == 404
        answer_question(draft, QUESTION, at_level(1))
        assert admin.get(self.URL).status_code == 404

    def test_an_outsider_and_an_unassigned_colleague_do_not_get_it(
        self, draft, admin, outsider, colleague, login, media
    ):
        self.send(admin, "0")
        draft.assignments.all().delete()
        assert login(outsider).get(self.URL).status_code == 404
        assert login(colleague).get(self.URL).status_code == 403
