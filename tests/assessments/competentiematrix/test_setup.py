"""Putting the matrix on and off: the ground, the letter of the council, and who may do and see what."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from assessments.competentiematrix.services.setup import SetupEntry, start_matrix, stop_matrix
from assessments.models import Basis, MatrixSetup
from organisations.models import Event, ParticipationForm
from tests.assessments.competentiematrix.matrices import make_setup, make_team
from tests.factories import NOW
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
MATRIX = "/werkgever/90000001/competentiematrix/"
SETUP, STOP, DOCUMENT = f"{MATRIX}instellen/", f"{MATRIX}uitzetten/", f"{MATRIX}instemming/"
CONSENT = {
    "basis": "instemming",
    "decided_on": "2026-01-12",
    "document": "Verslag van 12 januari",
    "retention_months": "36",
}
NO_COUNCIL = {
    "basis": "geen-raad",
    "decided_on": "2026-01-12",
    "reason": "Er werken 18 mensen.",
    "retention_months": "",
}
LETTER = SetupEntry(Basis.CONSENT, date(2026, 1, 12), "Brief", document_file=ContentFile(b"%PDF-1.4", "brief.pdf"))


@pytest.fixture
def admin(hr, login):
    return login(hr)


@pytest.fixture
def kept(employer, hr, settings, tmp_path):
    """A matrix that is on, with the letter of the council as a file."""
    settings.MEDIA_ROOT = tmp_path
    return start_matrix(employer, LETTER, by=hr, at=NOW)


def facts_of(organisation):
    names = ("basis", "decided_on", "document", "reason", "retention_months", "stopped_at")
    return MatrixSetup.objects.filter(organisation=organisation).values_list(*names).first()


def verbs(organisation):
    return list(Event.objects.filter(organisation=organisation).order_by("id").values_list("verb", "object"))


class TestServices:
    def test_starting_records_the_ground_and_an_event(self, employer, hr):
        setup = make_setup(employer)
        assert facts_of(employer) == (
            "instemming",
            date(2026, 1, 12),
            "Brief van de ondernemingsraad",
            "",
            24,
            None,
        )
        assert (setup.recorded_by, setup.recorded_at, setup.is_on) == (hr.user, NOW, True)
        assert verbs(employer)[-1] == ("start_matrix", "instemming")

    def test_starting_again_changes_the_ground_and_puts_it_on(self, employer, hr):
        stop_matrix(make_setup(employer), by=hr, at=NOW)
        entry = SetupEntry(Basis.NO_COUNCIL, date(2026, 2, 1), reason="De raad is opgeheven.", retention_months=12)
        start_matrix(employer, entry, by=hr, at=NOW)
        assert facts_of(employer) == ("geen-raad", date(2026, 2, 1), "", "De raad is opgeheven.", 12, None)

    def test_stopping_keeps_the_ground(self, employer, hr):
        setup = stop_matrix(make_setup(employer), by=hr, at=NOW)
        assert (facts_of(employer)[0], setup.is_on) == ("instemming", False)
        assert verbs(employer)[-1] == ("stop_matrix", "")

    def test_a_file_stays_until_another_comes_in_its_place(
        self, kept, employer, hr, tmp_path, django_capture_on_commit_callbacks
    ):
        start_matrix(employer, SetupEntry(Basis.CONSENT, date(2026, 1, 12), "Brief"), by=hr, at=NOW)
        assert files_in(tmp_path) == ["brief.pdf"]
        other = SetupEntry(Basis.CONSENT, date(2026, 1, 12), "Verslag", document_file=ContentFile(b"x", "verslag.txt"))
        with django_capture_on_commit_callbacks(execute=True):
            start_matrix(employer, other, by=hr, at=NOW)
        assert files_in(tmp_path) == ["verslag.txt"]

    def test_without_consent_there_is_no_letter_left(
        self, kept, employer, hr, tmp_path, django_capture_on_commit_callbacks
    ):
        entry = SetupEntry(Basis.NO_COUNCIL, date(2026, 2, 1), reason="De raad is opgeheven.")
        with django_capture_on_commit_callbacks(execute=True):
            setup = start_matrix(employer, entry, by=hr, at=NOW)
        assert (files_in(tmp_path), bool(setup.document_file)) == ([], False)


def files_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


class TestPage:
    def test_consent_with_its_minutes_puts_the_matrix_on(self, employer, admin):
        response = admin.post(SETUP, CONSENT, follow=True)
        assert facts_of(employer) == ("instemming", date(2026, 1, 12), "Verslag van 12 januari", "", 36, None)
        assert "De competentiematrix staat aan." in text_of(response)

    def test_without_a_council_a_reason_is_enough(self, employer, admin):
        assert admin.post(SETUP, NO_COUNCIL)["Location"] == MATRIX
        assert facts_of(employer) == ("geen-raad", date(2026, 1, 12), "", "Er werken 18 mensen.", 24, None)

    def test_what_belongs_to_the_other_ground_is_left_out(self, employer, admin):
        admin.post(SETUP, CONSENT | {"reason": "Een oude reden."})
        assert facts_of(employer)[2:4] == ("Verslag van 12 januari", "")
        admin.post(SETUP, NO_COUNCIL | {"document": "Een oude brief"})
        assert facts_of(employer)[2:4] == ("", "Er werken 18 mensen.")

    @pytest.mark.parametrize(
        ("sent", "message"),
        [
            (CONSENT | {"basis": ""}, "Kies een van beide."),
            (CONSENT | {"decided_on": ""}, "Vul de dag van het besluit in."),
            (CONSENT | {"decided_on": "gisteren"}, "Vul een datum in als dag-maand-jaar"),
            (CONSENT | {"decided_on": "0026-01-12"}, "Kies een datum vanaf 1 januari 1950."),
            (CONSENT | {"document": " "}, "Noem de brief of het verslag waarin de instemming staat."),
            (NO_COUNCIL | {"reason": ""}, "Schrijf in één of twee zinnen op waarom er geen instemming is."),
            (CONSENT | {"retention_months": "85"}, "Vul een getal in van 1 tot en met 84."),
            (CONSENT | {"retention_months": "0"}, "Vul een getal in van 1 tot en met 84."),
        ],
    )
    def test_a_mistake_is_told_and_nothing_is_saved(self, sent, message, employer, admin):
        response = admin.post(SETUP, sent)
        assert (response.status_code, facts_of(employer)) == (422, None)
        assert message in text_of(response)
        typed = sent.get("document", "").strip() or sent.get("reason", "")
        assert typed in response.content.decode()

    def test_a_day_in_the_future_is_no_consent_yet(self, employer, admin):
        tomorrow = timezone.localdate() + timedelta(days=1)
        response = admin.post(SETUP, CONSENT | {"decided_on": tomorrow.isoformat()})
        assert (response.status_code, facts_of(employer)) == (422, None)
        assert "Kies een datum tot en met" in text_of(response)

    def test_nothing_sent_at_all_is_told_too(self, employer, admin):
        assert (admin.post(SETUP, {}).status_code, facts_of(employer)) == (422, None)

    def test_who_has_no_council_has_no_consent(self, employer, admin):
        employer.participation_form = ParticipationForm.NONE
        employer.save(update_fields=["participation_form"])
        response = admin.post(SETUP, CONSENT)
        assert (response.status_code, facts_of(employer)) == (422, None)
        assert "staat dat er geen medezeggenschap is" in text_of(response)

    @pytest.mark.parametrize(
        ("form", "warning"),
        [
            (ParticipationForm.WORKS_COUNCIL, "Uw organisatie heeft een ondernemingsraad"),
            (ParticipationForm.STAFF_REPRESENTATION, "Uw organisatie heeft een personeelsvertegenwoordiging"),
            (ParticipationForm.STAFF_MEETING, ""),
            (ParticipationForm.NONE, ""),
        ],
    )
    def test_whose_consent_is_needed_is_said_beforehand(self, form, warning, employer, admin):
        employer.participation_form = form
        employer.save(update_fields=["participation_form"])
        page = admin.get(SETUP).content.decode()
        assert ("notice--warning" in page, warning in page) == (bool(warning), True)

    def test_an_employer_with_a_council_may_begin_without_and_says_why(self, employer, admin):
        assert admin.post(SETUP, NO_COUNCIL).status_code == 302
        assert "Geen instemming Besloten op 12 januari 2026. Er werken 18 mensen." in text_of(admin.get(MATRIX))

    def test_what_was_recorded_is_filled_in_again(self, employer, admin):
        make_setup(employer)
        page = admin.get(SETUP).content.decode()
        assert 'value="2026-01-12"' in page
        assert 'value="Brief van de ondernemingsraad"' in page
        assert admin.post(SETUP, CONSENT, follow=True).content.decode().count("Opgeslagen.") == 1

    def test_a_letter_is_kept_as_a_file(self, employer, admin, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        admin.post(SETUP, CONSENT | {"document_file": SimpleUploadedFile("brief.pdf", b"%PDF-1.4")})
        assert files_in(tmp_path) == ["brief.pdf"]
        assert "instemming downloaden" in admin.get(SETUP).content.decode()

    def test_a_file_that_is_not_what_it_says_is_refused(self, employer, admin):
        response = admin.post(SETUP, CONSENT | {"document_file": SimpleUploadedFile("brief.pdf", b"MZ")})
        assert (response.status_code, facts_of(employer)) == (422, None)
        assert "Dit bestand is geen pdf." in text_of(response)


class TestStop:
    def test_first_a_page_says_what_it_means(self, employer, admin):
        make_setup(employer)
        page = text_of(admin.get(STOP))
        assert "blijft nog 24 maanden bewaard" in page
        assert facts_of(employer)[-1] is None

    def test_then_it_is_off_for_everyone(self, employer, admin, colleague, login):
        team = make_team(employer, leader=colleague.user)
        told = text_of(admin.post(STOP, follow=True))
        assert "De competentiematrix staat uit. Niemand ziet nog een regel." in told
        assert "wordt het gewist" in told
        of_team = [f"{MATRIX}teams/{team.slug}/{page}" for page in ("mensen/", "competenties/", "instellen/", "weg/")]
        assert [admin.get(url).status_code for url in (*of_team, STOP, f"{MATRIX}nieuw-team/")] == [404] * 6
        assert [login(colleague).get(url).status_code for url in of_team] == [404, 404, 404, 403]
        assert "JV" not in text_of(login(colleague).get(MATRIX))

    def test_putting_it_on_again_brings_everything_back(self, employer, admin):
        make_team(employer)
        admin.post(STOP)
        assert "Weer aanzetten" in text_of(admin.get(MATRIX))
        admin.post(SETUP, CONSENT)
        assert "JV" in text_of(admin.get(f"{MATRIX}teams/lasserij/mensen/"))

    def test_what_is_off_cannot_be_put_off(self, employer, admin):
        assert [admin.get(STOP).status_code, admin.post(STOP).status_code] == [404, 404]


class TestDocument:
    @pytest.mark.parametrize(("who", "role"), [("council_member", "raadslid"), ("reader", "lezer")])
    def test_the_council_may_read_it_and_is_seen(self, who, role, kept, employer, login, request):
        response = login(request.getfixturevalue(who)).get(DOCUMENT)
        assert (b"".join(response.streaming_content), response["Content-Disposition"]) == (
            b"%PDF-1.4",
            'attachment; filename="brief.pdf"',
        )
        assert Event.objects.filter(verb="read_matrix_consent").values_list("role", flat=True).get() == role

    def test_an_administrator_reads_it_without_a_trace(self, kept, admin):
        assert b"".join(admin.get(DOCUMENT).streaming_content) == b"%PDF-1.4"
        assert not Event.objects.filter(verb="read_matrix_consent").exists()

    def test_who_fills_in_and_strangers_do_not_get_it(self, kept, colleague, outsider, login):
        assert [login(each).get(DOCUMENT).status_code for each in (colleague, outsider)] == [403, 404]

    def test_without_a_file_there_is_nothing_to_find(self, employer, council_member, login):
        client = login(council_member)
        assert client.get(DOCUMENT).status_code == 404
        make_setup(employer)
        assert client.get(DOCUMENT).status_code == 404
        assert not Event.objects.filter(verb="read_matrix_consent").exists()


class TestAccess:
    @pytest.mark.parametrize("url", [SETUP, STOP])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_only_an_administrator_puts_it_on_and_off(
        self, url, method, employer, colleague, reader, council_member, outsider, login
    ):
        make_setup(employer)
        visitors = (colleague, reader, council_member, outsider)
        answers = [getattr(login(each), method)(url, CONSENT).status_code for each in visitors]
        assert (answers, facts_of(employer)[2]) == ([403, 403, 403, 404], "Brief van de ondernemingsraad")
        assert facts_of(employer)[-1] is None
