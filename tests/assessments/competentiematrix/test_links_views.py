"""Handing out personal links: for whom, by mail or on paper, and by whom."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.competentiematrix.services.links import LinkError, make_link, worker_at
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixWorker
from organisations.models import Event
from oversight.services.support import SupportRequest, start_support
from tests.assessments.competentiematrix.matrices import fill_row, make_team
from tests.factories import NOW, make_colleague, make_user

ADDRESS = "/werkgever/90000001/competentiematrix/teams/lasserij/links/"
TOKEN = re.compile(r"/competentiematrix/mijn/([\w-]{43})/")


@pytest.fixture
def team(employer):
    """JV filled in, KB and MD did not; KB has a mail address."""
    team = make_team(employer, people=dict.fromkeys(("JV", "KB", "MD"), ("...", "...")))
    team.workers.update(own_saved_at=None)
    team.workers.filter(code="KB").update(email="kb@voorbeeld.example")
    fill_row(team.workers.get(code="JV"), "34.")
    return team


@pytest.fixture
def worker(team):
    return lambda code: team.workers.get(code=code)


@pytest.fixture
def admin(login, hr):
    return login(hr)


def chosen_of(response):
    return [row.worker.code for row in response.context["page"].rows if row.is_chosen]


def tokens_in(text):
    return list(dict.fromkeys(TOKEN.findall(text)))


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def post(client, workers, **more):
    return client.post(ADDRESS, {"wie": [worker.pk for worker in workers], "doe": "maken"} | more, follow=True)


def test_page_tells_who_filled_in_who_has_a_link_and_how_it_goes(team, worker, admin, hr):
    make_link(worker("KB"), by=hr, at=timezone.now())
    MatrixWorker.objects.filter(code="MD").update(link_hash="oud", link_until=timezone.now())

    response = admin.get(ADDRESS)

    page = response.context["page"]
    assert (page.filled_in, page.people) == (1, 3)
    rows = re.findall(r"<tr><td.*?</tr>", response.content.decode(), re.DOTALL)
    cells = [re.sub(r"<[^>]+>", " ", row).split() for row in rows]
    until = timezone.localdate() + timedelta(days=30)
    assert [(words[0], words[-2:]) for words in cells] == [
        ("JV", ["op", "papier"]),
        ("KB", ["per", "mail"]),
        ("MD", ["op", "papier"]),
    ]
    assert cells[0][1:4] == ["2", "maart", "2026"]
    assert cells[1][1:8] == ["nog", "niet", "werkt", "tot", str(until.day), cells[1][6], str(until.year)]
    assert cells[2][1:5] == ["nog", "niet", "te", "oud"]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", ["MD"]),
        ("?kies=geen-link", ["MD"]),
        ("?kies=niet-ingevuld", ["KB", "MD"]),
        ("?kies=niemand", []),
        ("?kies=onzin", ["MD"]),
    ],
)
def test_page_ticks_who_did_nothing_yet_and_has_no_link(query, chosen, worker, admin, hr):
    make_link(worker("KB"), by=hr, at=timezone.now())

    assert chosen_of(admin.get(ADDRESS + query)) == chosen


def test_link_that_expired_counts_as_none(worker, admin, hr):
    make_link(worker("KB"), by=hr, at=timezone.now() - timedelta(days=31))

    assert chosen_of(admin.get(ADDRESS)) == ["KB", "MD"]


def test_links_go_by_mail_where_there_is_an_address_and_else_on_strips(worker, team, admin):
    response = post(admin, [worker("KB"), worker("MD")])

    assert [sent.to for sent in mail.outbox] == [["kb@voorbeeld.example"]]
    assert messages_of(response) == ["De mail met de link is verstuurd aan 1 persoon."]
    (mailed,), (printed,) = tokens_in(mail.outbox[0].body), tokens_in(response.content.decode())
    now = timezone.now()
    assert (worker_at(mailed, now).code, worker_at(printed, now).code) == ("KB", "MD")
    assert "no-store" in response["Cache-Control"]


def test_strip_has_who_where_what_for_and_until_when(worker, team, admin):
    response = post(admin, [worker("MD")])

    text = " ".join(response.content.decode().split())
    (strip,) = response.context["strips"]
    until = timezone.localdate() + timedelta(days=30)
    assert f"{strip.link.address}</p>" in text
    assert '<h2 class="strip__who">MD</h2>' in text
    assert "Voorbeeld Metaal, team Lasserij." in text
    assert team.purpose in text
    assert f"Werkt tot {until.day} " in text
    assert f'<path d="{strip.code.path}"' in text


def test_all_by_mail_leads_back_to_the_page(worker, admin):
    response = post(admin, [worker("KB")])

    assert response.redirect_chain == [(ADDRESS, 302)]
    assert tokens_in(response.content.decode()) == []


def test_mail_that_fails_becomes_a_strip(worker, admin, settings):
    settings.EMAIL_BACKEND = "tests.assessments.competentiematrix.test_link_mail.RefusingBackend"
    MatrixWorker.objects.filter(code="KB").update(email="weg@voorbeeld.example")

    response = post(admin, [worker("KB"), worker("MD")])

    assert messages_of(response) == ["Aan 1 persoon kon geen mail worden verstuurd. Hun link staat hieronder."]
    assert [strip.link.worker.code for strip in response.context["strips"]] == ["KB", "MD"]


def test_nobody_chosen_is_told(team, admin):
    response = post(admin, [])

    assert messages_of(response) == ["Er is niets gebeurd: u koos niemand. Vink aan voor wie het is."]
    assert not Event.objects.filter(verb="make_matrix_link").exists()


def test_links_are_withdrawn(worker, admin, hr):
    token = make_link(worker("KB"), by=hr, at=timezone.now())

    response = post(admin, [worker("KB"), worker("MD")], doe="intrekken")

    assert messages_of(response) == ["De link van 1 persoon werkt niet meer."]
    with pytest.raises(LinkError):
        worker_at(token, timezone.now())


def test_second_click_makes_no_second_link(worker, admin):
    opened_at = admin.get(ADDRESS).context["page"].opened_at.isoformat()
    post(admin, [worker("KB")], geopend=opened_at)

    response = post(admin, [worker("KB"), worker("MD")], geopend=opened_at)

    assert messages_of(response)[0].startswith("Er is niets gebeurd: iemand van wie u koos, kreeg zojuist al een link")
    (mailed,) = tokens_in(mail.outbox[0].body)
    assert worker_at(mailed, timezone.now()) == worker("KB")
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("opened_at", ["", "gisteren", "2026-03-02T10:00", "9999-12-31T23:59:59+00:00"])
def test_moment_that_nobody_can_have_opened_the_page_stops_nothing(opened_at, worker, admin):
    post(admin, [worker("KB")], geopend=opened_at)

    assert len(mail.outbox) == 1


def test_people_of_another_team_who_left_or_do_not_exist_get_nothing(team, worker, employer, admin):
    other = make_team(employer, "Magazijn", people={"XX": ("...", "...")}).workers.get()
    MatrixWorker.objects.filter(code="KB").update(left_on=timezone.localdate())

    response = admin.post(ADDRESS, {"wie": [other.pk, worker("KB").pk, "9" * 40, "-1", "x"], "doe": "maken"})

    assert response.status_code == 302
    assert not MatrixWorker.objects.exclude(link_hash="").exists()


def test_reading_the_page_makes_no_link(team, admin):
    admin.get(ADDRESS)

    assert not MatrixWorker.objects.exclude(link_hash="").exists()


def test_team_without_people_is_sent_to_where_they_are_added(employer, admin):
    make_team(employer, people={})

    text = admin.get(ADDRESS).content.decode()

    assert "Nog niemand in dit team" in text
    assert reverse("matrix_workers", args=["90000001", "lasserij"]) in text


def test_page_turns_at_a_hundred_people(employer, admin):
    team = make_team(employer, people={})
    MatrixWorker.objects.bulk_create(MatrixWorker(team=team, code=f"P{number:03}") for number in range(130))

    first, second = (admin.get(f"{ADDRESS}?pagina={number}").context["page"] for number in (1, 2))

    assert (len(first.rows), len(second.rows), first.people) == (100, 30, 130)


def test_page_takes_as_many_queries_for_a_large_team(employer, admin):
    def queries(name, people):
        team = make_team(employer, name, people={f"P{number}": ("3..", "...") for number in range(people)})
        with CaptureQueriesContext(connection) as captured:
            admin.get(ADDRESS.replace("lasserij", team.slug))
        return len(captured)

    assert queries("Klein", 1) == queries("Groot", 40)


@pytest.fixture
def visitors(team, employer, reader, council_secretary, council_member, fund_manager, outsider):
    """In every role that may not lead this team, with what they get."""
    staff = make_user("hulp@platform.example")
    staff.is_platform_staff = True
    staff.save()
    support = start_support(
        employer, SupportRequest("De werkgever vroeg om mee te kijken.", 2), by=staff, at=timezone.now()
    )
    other_leader = make_colleague(employer)
    make_team(employer, "Magazijn", leader=other_leader.user, people={})
    return {403: (reader, council_secretary, council_member, support, other_leader), 404: (fund_manager, outsider)}


def test_others_get_no_page_and_make_no_link(visitors, worker, login):
    for status, members in visitors.items():
        for client in map(login, members):
            answers = client.get(ADDRESS), client.post(ADDRESS, {"wie": worker("KB").pk, "doe": "maken"})
            assert [answer.status_code for answer in answers] == [status, status]
    assert not MatrixWorker.objects.exclude(link_hash="").exists()


def test_nobody_gets_in_without_logging_in(team, client):
    assert client.get(ADDRESS)["Location"].startswith(reverse("account_login"))


def test_who_leads_the_team_makes_links(team, worker, employer, login):
    leader = make_colleague(employer)
    team.leader = leader.user
    team.save()

    post(login(leader), [worker("KB")])

    assert Event.objects.get(verb="make_matrix_link").role == "invuller"
    assert len(mail.outbox) == 1


def test_matrix_that_is_off_has_no_page(team, employer, admin, hr):
    stop_matrix(employer.matrix_setup, by=hr, at=NOW)

    assert admin.get(ADDRESS).status_code == 404
