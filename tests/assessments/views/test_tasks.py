"""Starting a year, the task list, the route, and handing sections to colleagues, over HTTP."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment, SectionAssignment
from assessments.services.workforce import HeadcountRow, save_workforce
from organisations.models import User
from tests.factories import NOW, PASSWORD, answer_question, at_level, make_assessment, make_colleague, make_submitted

pytestmark = pytest.mark.django_db
TASKS = "/werkgever/90000001/2026/"
START = "/werkgever/90000001/beginnen/"
ROUTE = f"{TASKS}route/"
ASSIGN = f"{TASKS}toewijzen/autonomie/"
THIS_YEAR = timezone.now().year
SMALL = [HeadcountRow("", "Werk", "vast", men=20)]


@pytest.fixture
def admin(hr, login):
    return login(hr)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


class TestStart:
    def test_offers_every_year_from_now_back_to_the_first(self, admin):
        years = re.findall(r'<option value="(\d+)"', admin.get(START).content.decode())
        assert years == [str(year) for year in range(THIS_YEAR, 2023, -1)]

    def test_begins_a_year_and_goes_to_its_tasks(self, admin, employer):
        response = admin.post(START, {"year": "2025"})
        assert response["Location"] == "/werkgever/90000001/2025/"
        assert list(employer.assessments.values_list("year", "status")) == [(2025, "concept")]

    def test_a_year_that_is_there_is_told(self, admin, draft):
        response = admin.post(START, {"year": "2026"})
        assert "Voor 2026 is er al een vragenlijst. Open die vanaf het overzicht." in text_of(response)
        assert Assessment.objects.count() == 1

    def test_a_year_to_come_is_refused(self, admin, employer):
        response = admin.post(START, {"year": str(THIS_YEAR + 1)})
        assert f"{THIS_YEAR + 1} is geen beschikbare keuze" in text_of(response)
        assert not Assessment.objects.exists()

    def test_a_small_organisation_chooses_its_route(self, admin, employer):
        employer.size_class = "10-49"
        employer.save(update_fields=["size_class"])
        admin.post(START, {"year": "2026", "route": "kort"})
        assert Assessment.objects.get().route == "kort"


class TestTaskList:
    def test_shows_thirteen_sections_with_their_status(self, draft, admin):
        answer_question(draft, "hinderlijke-regels", at_level(1))
        told = text_of(admin.get(TASKS))
        assert "Onderdelen klaar: 0 van 13" in told
        assert "Autonomie 1 van 8 vragen · toewijzen van Autonomie Bezig" in told
        assert told.count("Nog niet begonnen") == 12

    def test_after_submitting_nothing_is_assigned_any_more(self, employer, admin):
        make_submitted(employer)
        assert "toewijzen" not in text_of(admin.get(TASKS))

    def test_names_who_has_a_section(self, draft, colleague, admin):
        assert "toegewezen aan collega@voorbeeld.example" in text_of(admin.get(TASKS))

    def test_a_colleague_sees_only_the_assigned_section(self, draft, colleague, login):
        page = login(colleague).get(TASKS)
        assert re.findall(r"/vragen/([a-z-]+)/", page.content.decode()) == ["autonomie"]
        assert "Controleren en indienen" not in text_of(page)

    def test_a_colleague_without_sections_is_told_so(self, draft, employer, login):
        told = text_of(login(make_colleague(employer)).get(TASKS))
        assert "Er is nog niets aan u toegewezen" in told

    def test_of_a_submitted_year_leads_to_the_results(self, submitted, admin):
        page = admin.get(TASKS).content.decode()
        assert "/werkgever/90000001/2026/resultaten/" in page
        assert "/werkgever/90000001/2026/heropenen/" in page

    def test_without_a_workforce_says_where_to_begin(self, draft, admin):
        draft.headcounts.all().delete()
        assert "Begin hier: uit de aantallen per groep volgt welke vragen voor u gelden." in text_of(admin.get(TASKS))

    def test_of_a_year_that_was_not_begun_does_not_exist(self, draft, admin):
        assert admin.get("/werkgever/90000001/2025/").status_code == 404


class TestRoute:
    def test_is_offered_to_a_small_employer_only(self, draft, hr, admin):
        assert ROUTE not in admin.get(TASKS).content.decode()
        save_workforce(draft, SMALL, by=hr, at=NOW)
        assert "U volgt de lange route. Andere route kiezen" in text_of(admin.get(TASKS))

    def test_page_shows_the_present_route(self, draft, admin):
        assert re.search(r'value="lang"[^>]* checked', admin.get(ROUTE).content.decode())

    def test_choosing_changes_it(self, draft, hr, admin):
        save_workforce(draft, SMALL, by=hr, at=NOW)
        assert admin.post(ROUTE, {"route": "kort"})["Location"] == TASKS
        draft.refresh_from_db()
        assert draft.route == "kort"

    def test_nothing_chosen_is_told(self, draft, admin):
        assert "Dit veld is verplicht." in text_of(admin.post(ROUTE, {"route": ""}))

    def test_after_submitting_it_is_fixed(self, submitted, admin):
        page = admin.post(ROUTE, {"route": "kort"}, follow=True)
        assert "De vragenlijst is ingediend; de route ligt vast." in text_of(page)


class TestAssign:
    def test_mails_a_link_with_which_a_new_colleague_begins(self, draft, admin):
        response = admin.post(ASSIGN, {"email": "Nieuw@Voorbeeld.Example"}, follow=True)
        assert "“Autonomie” is toegewezen aan Nieuw@Voorbeeld.Example." in text_of(response)
        (sent,) = mail.outbox
        assert sent.to == ["nieuw@voorbeeld.example"]
        assert sent.subject == "Voorbeeld Metaal vraagt u een onderdeel in te vullen"
        assert "verslagjaar 2026. U bent gevraagd om dit onderdeel in te vullen: Autonomie." in sent.body

    def test_the_link_in_the_mail_leads_through_a_password_to_the_section(self, draft, admin):
        admin.post(ASSIGN, {"email": "nieuw@voorbeeld.example"})
        link = re.search(r"http://localhost:8000(/wachtwoord-kiezen/\S+)", mail.outbox[0].body)[1]
        visitor = Client()
        page = visitor.get(link, follow=True)
        assert "Nieuw wachtwoord kiezen" in text_of(page)
        visitor.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
        entered = visitor.post("/inloggen/", {"login": "nieuw@voorbeeld.example", "password": PASSWORD}, follow=True)
        assert "Vul uw onderdelen over 2026 in" in text_of(entered)
        assert visitor.get(f"{TASKS}vragen/autonomie/").status_code == 200
        assert visitor.get(f"{TASKS}vragen/redelijk-loon/").status_code == 403

    def test_a_colleague_with_a_password_gets_the_login_page(self, draft, employer, admin):
        make_colleague(employer)
        admin.post(ASSIGN, {"email": "collega@voorbeeld.example"})
        assert "http://localhost:8000/inloggen/" in mail.outbox[0].body

    def test_page_lists_who_has_the_section(self, draft, colleague, admin):
        assert "collega@voorbeeld.example" in text_of(admin.get(ASSIGN))

    def test_a_wrong_address_is_told_and_stays(self, draft, admin):
        response = admin.post(ASSIGN, {"email": "collega@"})
        assert "Voer een geldig e-mailadres in." in text_of(response)
        assert 'value="collega@"' in response.content.decode()
        assert (mail.outbox, SectionAssignment.objects.count()) == ([], 0)

    def test_a_reader_fills_in_nothing(self, draft, admin, reader):
        response = admin.post(ASSIGN, {"email": reader.user.email})
        assert response.status_code == 422
        assert "Deze collega is lezer en vult niets in." in text_of(response)
        assert (draft.assignments.count(), mail.outbox) == (0, [])

    def test_a_member_of_the_council_can_fill_in_a_section(self, draft, admin, council_member):
        admin.post(ASSIGN, {"email": council_member.user.email})
        assert draft.assignments.get().user == council_member.user
        roles = draft.organisation.memberships.filter(user=council_member.user).order_by("id")
        assert [place.role for place in roles] == ["raadslid", "invuller"]
        assert mail.outbox[0].to == [council_member.user.email]

    def test_a_mail_server_that_is_down_is_told_and_the_assignment_stands(self, draft, admin, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        told = text_of(admin.post(ASSIGN, {"email": "nieuw@voorbeeld.example"}, follow=True))
        assert "“Autonomie” is toegewezen aan nieuw@voorbeeld.example, maar de mail kon niet worden verstuurd." in told
        assert SectionAssignment.objects.get().user == User.objects.get(email="nieuw@voorbeeld.example")

    def test_a_section_that_does_not_exist_is_not_found(self, draft, admin):
        assert admin.get(f"{TASKS}toewijzen/bestaat-niet/").status_code == 404

    def test_withdrawing_ends_access_at_once(self, draft, colleague, admin, login):
        visitor, pk = login(colleague), SectionAssignment.objects.get().pk
        response = admin.post(f"{TASKS}toewijzing/{pk}/weg/", follow=True)
        assert "De toewijzing is ingetrokken." in text_of(response)
        assert visitor.get(f"{TASKS}vragen/autonomie/").status_code == 403

    def test_an_assignment_of_another_employer_is_not_found(self, draft, colleague, outsider, login):
        make_assessment(outsider.organisation)
        pk = SectionAssignment.objects.get().pk
        assert login(outsider).post(f"/werkgever/90000099/2026/toewijzing/{pk}/weg/").status_code == 404
        assert SectionAssignment.objects.exists()
