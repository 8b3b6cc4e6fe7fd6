"""Support over HTTP: who may ask, what the employer is told, what is seen, and that nothing can be changed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from organisations.models import SupportAccess, User
from oversight.services.support import SupportRequest, end_support, start_support
from tests.factories import make_organisation, make_submitted, make_user

pytestmark = pytest.mark.django_db
REASON = "De resultatenpagina geeft een fout."
ASKED = {"kvk": "90000001", "reason": REASON, "hours": "2"}


class Place:
    """Someone who keeps the platform running, as `login` takes it."""

    def __init__(self, user):
        self.user = user


@pytest.fixture(autouse=True)
def _nobody_was_refused_before(db):
    cache.clear()


@pytest.fixture
def staff(db):
    user = make_user("steun@goedwerk.example", "Stan Steun")
    user.is_platform_staff = True
    user.save()
    return Place(user)


@pytest.fixture
def access(staff, employer):
    return start_support(employer, SupportRequest(REASON, 2), by=staff.user, at=timezone.now())


def text_of(response):
    return " ".join(response.content.decode().split())


def viewed(organisation):
    rows = organisation.events.filter(verb="support_viewed").order_by("sequence")
    return list(rows.values_list("actor_id", "role", "object"))


def all_patterns(resolver=None):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from all_patterns(pattern)
        elif isinstance(pattern, URLPattern):
            yield pattern


OF_EMPLOYERS = {p.name: p for p in all_patterns() if str(p.pattern).startswith("werkgever/")}


@pytest.mark.parametrize("cast", ["hr", "colleague", "council_member", "outsider", "fund_manager"])
def test_the_page_is_there_for_platform_staff_only(cast, login, request):
    client = login(request.getfixturevalue(cast))
    assert client.get("/ondersteuning/").status_code == 404
    assert client.post("/ondersteuning/", ASKED).status_code == 404
    assert client.post("/ondersteuning/1/beeindigen/").status_code == 404
    assert not SupportAccess.objects.exists()


def test_platform_staff_need_a_second_factor(login, staff):
    staff.user.authenticator_set.all().delete()
    for address in ("/ondersteuning/", "/ondersteuning/1/beeindigen/"):
        answer = login(staff).post(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, reverse("mfa_index"))


def test_asking_gives_access_and_tells_every_administrator(login, staff, employer):
    answer = login(staff).post("/ondersteuning/", ASKED, follow=True)
    access = SupportAccess.objects.get()
    assert (access.organisation, access.user, access.ends_at - access.started_at) == (
        employer,
        staff.user,
        timedelta(hours=2),
    )
    assert "U kijkt mee bij Voorbeeld Metaal tot" in text_of(answer)
    assert "Waar u nu meekijkt" in text_of(answer)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["hr@voorbeeld.example"], "Ondersteuning van goedwerk kijkt mee")
    assert f"Waarom: {REASON}" in sent.body
    assert f"{timezone.localtime(access.ends_at):%H:%M} uur" in sent.body
    assert "/werkgever/90000001/spoor/" in sent.body
    assert "Stan" not in sent.body


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kvk": "12345678"}, "Bij goedwerk is geen werkgever met dit KvK-nummer."),
        ({"kvk": "900 000 01"}, "Een KvK-nummer heeft acht cijfers, zonder punten of spaties."),
        ({"reason": "Zomaar."}, "Schrijf in een zin waarom u meekijkt, met minstens 20 tekens."),
        ({"reason": ""}, "Schrijf in een zin waarom u meekijkt"),
        ({"kvk": ""}, "Vul een KvK-nummer in."),
    ],
)
def test_a_wrong_request_says_what_to_do_and_keeps_what_was_typed(change, words, login, staff, employer):
    answer = login(staff).post("/ondersteuning/", ASKED | change)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert (ASKED | change)["reason"] in text_of(answer)
    assert not SupportAccess.objects.exists()


def test_hours_that_are_not_offered_are_refused(login, staff, employer):
    assert login(staff).post("/ondersteuning/", ASKED | {"hours": "9"}).status_code == 422


def test_a_second_request_while_one_lasts_is_refused(login, staff, access):
    answer = login(staff).post("/ondersteuning/", ASKED)
    assert answer.status_code == 422
    assert "U kijkt al mee bij deze werkgever." in text_of(answer)


def test_an_own_employer_is_refused(login, hr, employer):
    User.objects.filter(pk=hr.user_id).update(is_platform_staff=True)
    answer = login(hr).post("/ondersteuning/", ASKED)
    assert answer.status_code == 422
    assert "U hebt zelf een rol bij deze werkgever." in text_of(answer)


def test_every_page_that_support_sees_is_in_the_trail_with_a_banner(login, staff, access, submitted):
    client = login(staff)
    page = client.get("/werkgever/90000001/2026/resultaten/")
    assert page.status_code == 200
    assert "U kijkt mee bij <strong>Voorbeeld Metaal</strong> tot" in text_of(page)
    assert client.get("/werkgever/90000001/spoor/").status_code == 200
    number = staff.user.pk
    assert viewed(submitted.organisation) == [(number, "ondersteuning", "results"), (number, "ondersteuning", "trail")]


def test_what_support_is_refused_is_no_viewed_page(login, staff, access, submitted):
    assert login(staff).get("/werkgever/90000001/").status_code == 403
    assert login(staff).get("/werkgever/90000001/2019/resultaten/").status_code == 404
    assert viewed(submitted.organisation) == []
    assert submitted.organisation.events.get(verb="refused").role == "ondersteuning"


def test_support_sees_how_far_every_section_is_but_no_answer(login, staff, access, draft):
    page = login(staff).get("/werkgever/90000001/2026/")
    assert page.content.decode().count("Nog niet begonnen") == 13
    assert "/vragen/" not in page.content.decode()
    assert "aan u toegewezen" not in text_of(page)


def test_others_have_no_banner_and_no_such_event(login, hr, access, submitted):
    assert "U kijkt mee" not in text_of(login(hr).get("/werkgever/90000001/2026/resultaten/"))
    assert viewed(submitted.organisation) == []


def test_support_sees_no_other_employer(login, staff, access, outsider):
    make_submitted(outsider.organisation)
    assert login(staff).get("/werkgever/90000099/2026/resultaten/").status_code == 404


def test_access_ends_in_time(login, staff, submitted):
    start_support(
        submitted.organisation, SupportRequest(REASON, 1), by=staff.user, at=timezone.now() - timedelta(hours=1)
    )
    assert login(staff).get("/werkgever/90000001/2026/resultaten/").status_code == 404


def test_access_ends_when_it_is_ended(login, staff, access, submitted):
    client = login(staff)
    answer = client.post(f"/ondersteuning/{access.pk}/beeindigen/", follow=True)
    assert "U kijkt niet meer mee bij Voorbeeld Metaal." in text_of(answer)
    assert "Waar u eerder meekeek" in text_of(answer)
    assert client.get("/werkgever/90000001/2026/resultaten/").status_code == 404
    again = client.post(f"/ondersteuning/{access.pk}/beeindigen/", follow=True)
    assert "U keek hier al niet meer mee." in text_of(again)


def test_access_ends_with_the_work_for_the_platform(login, staff, access, submitted):
    User.objects.filter(pk=staff.user.pk).update(is_platform_staff=False)
    assert login(staff).get("/werkgever/90000001/2026/resultaten/").status_code == 404


def test_nobody_ends_the_access_of_another(login, access, employer):
    other = make_user("ander@goedwerk.example")
    other.is_platform_staff = True
    other.save()
    assert login(Place(other)).post(f"/ondersteuning/{access.pk}/beeindigen/").status_code == 404
    assert login(Place(other)).get(f"/ondersteuning/{access.pk}/beeindigen/").status_code == 405


def address_of(pattern):
    known = {"kvk": "90000001", "year": 2026, "fund": "platform", "indicator": "autonomie", "section": "autonomie"}
    known |= {"question": "werk-zelf-indelen", "tip": "geen-tip"}
    return reverse(pattern.name, kwargs={name: known.get(name, 0) for name in pattern.pattern.converters})


@pytest.mark.parametrize("name", sorted(OF_EMPLOYERS))
def test_support_can_post_nothing(name, login, staff, access, submitted):
    before = submitted.organisation.events.count()
    assert login(staff).post(address_of(OF_EMPLOYERS[name])).status_code == 403
    told = submitted.organisation.events.filter(sequence__gt=before)
    assert list(told.values_list("role", "verb", "object")) == [("ondersteuning", "refused", name)]


def test_the_employer_sees_who_looks_along_and_why(login, hr, staff, access):
    page = text_of(login(hr).get("/werkgever/90000001/spoor/"))
    assert "Ondersteuning van goedwerk kijkt nu mee" in page
    assert f"Reden: {REASON}" in page
    assert "Begonnen met meekijken, voor 2 uur" in page
    assert page.count("Stan Steun") >= 2
    end_support(access, by=access, at=timezone.now())
    after = text_of(login(hr).get("/werkgever/90000001/spoor/"))
    assert "kijkt nu mee" not in after
    assert "Wie van de ondersteuning keek eerder mee" in after
    assert f"Reden: {REASON}" in after


def test_the_page_of_support_tells_past_ones_of_ones_own_only(login, staff, access):
    other = make_organisation(make_user("elders@voorbeeld.example"), kvk="90000055", name="Elders")
    colleague = make_user("ander@goedwerk.example")
    start_support(other, SupportRequest(REASON, 1), by=colleague, at=timezone.now())
    page = text_of(login(staff).get("/ondersteuning/"))
    assert ("Voorbeeld Metaal" in page, "Elders" in page) == (True, False)
