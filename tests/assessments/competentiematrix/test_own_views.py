"""What a personal link opens: one's own row without an account, and nothing of anyone else unless the team chose so."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.competentiematrix.services.levels import CellEntry, Change, save_levels
from assessments.competentiematrix.services.links import make_link, withdraw_links
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixCell, MatrixTeam, MatrixWorker, Visibility
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import fill_row, make_team
from tests.factories import NOW

WORDS_OF_LEADER = "Kijk van de leiding"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


@pytest.fixture
def team(employer):
    """JV-1 filled in, KB-2 did not, and both have a link."""
    team = make_team(employer, people={"JV-1": ("34.", "44."), "KB-2": ("...", "...")})
    team.workers.filter(code="KB-2").update(own_saved_at=None)
    return team


@pytest.fixture
def worker(team):
    return team.workers.get(code="KB-2")


@pytest.fixture
def token(worker, hr):
    return make_link(worker, by=hr, at=timezone.now())


@pytest.fixture
def address(token):
    return reverse("matrix_own", args=[token])


@pytest.fixture
def numbers(team):
    return list(team.needs.order_by("position").values_list("competence_id", flat=True))


def typed(numbers, now, could, **more):
    """A row as a browser sends it, over one that is empty."""
    levels = {f"nu-{n}": level for n, level in zip(numbers, now, strict=True)}
    return levels | {f"leren-{n}": level for n, level in zip(numbers, could, strict=True)} | more


def seen_in(response):
    """What the page remembers of what stood there."""
    return {line.seen.html_name: line.seen.value() for line in response.context["page"].lines}


def text_of(response):
    return " ".join(response.content.decode().split())


def open_to_team(team):
    MatrixTeam.objects.filter(pk=team.pk).update(visibility=Visibility.TEAM)


def test_link_opens_the_own_row_without_an_account(address, client):
    response = client.get(address)

    assert response.status_code == 200
    text = text_of(response)
    assert "Team Lasserij · KB-2" in text
    assert [name for name in ("Lassen", "Buigen", "Heftruck") if f"<legend>{name}</legend>" not in text] == []
    assert "Inloggen" not in text
    assert "Hoofdmenu" not in text


def test_page_tells_what_for_who_sees_it_until_when_and_whom_to_ask(address, team, client, hr):
    MatrixTeam.objects.filter(pk=team.pk).update(leader=hr.user, agreed_on=date(2026, 1, 20))

    text = text_of(client.get(address))

    assert team.purpose in text
    assert (
        "Wie uw team leidt, en de beheerders bij Voorbeeld Metaal. Uw collega&#x27;s zien uw regel niet."
        in text.replace("Uw collega's", "Uw collega&#x27;s")
    )
    assert "Zo is het met het team afgesproken op 20 januari 2026." in text
    assert "Uw regel blijft tot 24 maanden nadat u weg bent." in text
    assert "laten wissen? Vraag het Hanna de Ruiter of een beheerder van Voorbeeld Metaal." in text


def test_page_tells_who_works_through_an_agency_that_it_sees_nothing(address, worker, client):
    MatrixWorker.objects.filter(pk=worker.pk).update(agency="Flexkracht BV")

    assert "Ook Flexkracht BV niet; u kunt uw vaardighedenoverzicht zelf laten zien." in text_of(client.get(address))


def test_browser_keeps_nothing_and_tells_no_other_site(address, client):
    response = client.get(address)

    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"


def test_who_is_logged_in_elsewhere_sees_no_menu(address, hr, login):
    text = text_of(login(hr).get(address))

    assert "Mijn account" not in text
    assert "Hoofdmenu" not in text


def test_row_is_saved_as_the_own_view(address, worker, numbers, client):
    data = typed(numbers, "301", "443") | {f"certificaat-{numbers[2]}": "2025-05-01"}

    response = client.post(address, data)

    assert (response.status_code, response["Location"]) == (302, f"{address}?klaar")
    cells = worker.cells.order_by("competence").values_list(
        "own_now", "own_could", "lead_now", "lead_could", "certified_on"
    )
    assert list(cells) == [(3, 4, None, None, None), (0, 4, None, None, None), (1, 3, None, None, date(2025, 5, 1))]


def test_saving_leaves_an_event_of_who_has_the_link(address, worker, numbers, client):
    client.post(address, typed(numbers, "301", "443"))

    event = Event.objects.latest("sequence")
    assert (event.actor_id, event.role, event.verb, event.object) == (
        None,
        "eigen link",
        "save_own_levels",
        f"lasserij/{worker.pk}",
    )


def test_thanks_show_what_was_saved(address, token, numbers, client):
    data = typed(numbers, ["3", "", "1"], ["4", "", ""]) | {f"certificaat-{numbers[2]}": "2020-05-01"}

    response = client.post(address, data, follow=True)

    assert [(line.name, line.now, line.could, line.certificate) for line in response.context["page"].saved] == [
        ("Lassen", "zelfstandig", "kan opleiden", ""),
        ("Heftruck", "in opleiding", "niet ingevuld", "1 mei 2020, verlopen op 1 mei 2025"),
    ]
    text = text_of(response)
    assert "Dank u wel" in text
    assert reverse("own_skills_pdf", args=[token]) in text
    assert reverse("own_skills_json", args=[token]) in text


@pytest.mark.parametrize(
    ("valid_months", "words"),
    [(60, "2 maart 2026, geldig tot en met 2 maart 2031"), (None, "2 maart 2026, verloopt niet")],
)
def test_thanks_tell_how_long_a_certificate_is_valid(valid_months, words, address, numbers, employer, client):
    employer.matrix_competences.filter(needs_certificate=True).update(valid_months=valid_months)

    data = typed(numbers, "301", "443") | {f"certificaat-{numbers[2]}": "2026-03-02"}

    assert client.post(address, data, follow=True).context["page"].saved[-1].certificate == words


def test_thanks_wait_until_something_was_saved(address, client):
    text = text_of(client.get(f"{address}?klaar"))

    assert "Dank u wel" not in text
    assert "vaardighedenoverzicht.pdf" not in text


def test_row_can_be_changed_with_the_same_link(address, worker, numbers, client):
    client.post(address, typed(numbers, "301", "443"))
    again = seen_in(client.get(address))

    client.post(address, again | typed(numbers, "302", "443"))

    assert list(worker.cells.order_by("competence").values_list("own_now", flat=True)) == [3, 0, 2]


def test_certificate_is_kept_where_it_is_not_asked(address, worker, numbers, client, hr):
    MatrixCell.objects.create(worker=worker, competence_id=numbers[0], certified_on=date(2020, 1, 1))
    seen = seen_in(client.get(address))

    client.post(address, seen | typed(numbers, "301", "443"))

    assert worker.cells.get(competence=numbers[0]).certified_on == date(2020, 1, 1)


def test_mistakes_keep_what_was_typed_and_save_nothing(address, worker, numbers, client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = typed(numbers, "341", "243") | {f"certificaat-{numbers[2]}": tomorrow.isoformat()}

    response = client.post(address, data)

    assert response.status_code == 422
    text = text_of(response)
    assert f'<a href="#id_leren-{numbers[0]}">Lassen – U kunt dit nu al op niveau 3 (zelfstandig).' in text
    assert f'<a href="#id_certificaat-{numbers[2]}">Heftruck – Kies een datum tot en met' in text
    assert '<option value="2" selected>2 – onder begeleiding</option>' in text
    assert f'value="{tomorrow.isoformat()}"' in text
    assert not worker.cells.exists()


def test_nothing_filled_in_is_not_taken_for_an_answer(address, worker, numbers, client):
    response = client.post(address, typed(numbers, ["", "", ""], ["", "", ""]))

    assert response.status_code == 422
    assert "U hebt nog niets ingevuld." in text_of(response)
    assert MatrixWorker.objects.get(pk=worker.pk).own_saved_at is None


def test_row_that_was_changed_meanwhile_is_shown_first_and_saved_at_the_second_try(
    address, worker, numbers, client, hr
):
    change = Change(CellEntry(), CellEntry(2, 3))
    seen = seen_in(client.get(address))
    save_levels(worker, {numbers[0]: change}, is_own=True, by=hr, at=NOW)

    response = client.post(address, seen | typed(numbers, "301", "443"))

    assert response.status_code == 422
    assert "Lassen – Dit is intussen veranderd in: kan nu 2 (onder begeleiding)" in text_of(response)
    assert list(worker.cells.values_list("own_now", flat=True)) == [2]
    again = seen_in(response)
    assert client.post(address, again | typed(numbers, "301", "443")).status_code == 302
    assert worker.cells.get(competence=numbers[0]).own_now == 3


def test_row_holds_no_competence_that_the_team_does_not_need(address, worker, numbers, employer, client):
    other = employer.matrix_competences.create(name="Geheim")

    client.post(address, typed(numbers, "301", "443") | {f"nu-{other.pk}": "4"})

    assert not worker.cells.filter(competence=other).exists()


def test_team_without_competences_has_nothing_to_fill_in(address, team, client):
    team.needs.all().delete()

    text = text_of(client.get(address))

    assert "Er is nog niets in te vullen" in text
    assert "<form" not in text


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(address, method, client):
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("is_shared", [True, False])
def test_view_of_the_leader_shows_only_after_the_own_one_and_where_the_team_shares(
    is_shared, address, team, worker, numbers, client
):
    if is_shared:
        open_to_team(team)
    fill_row(worker, "11.", is_own=False)
    assert WORDS_OF_LEADER not in text_of(client.get(address))

    response = client.post(address, typed(numbers, "311", "443"), follow=True)

    assert (WORDS_OF_LEADER in text_of(response)) is is_shared
    assert [line.lead for line in response.context["page"].saved] == ["in opleiding" if is_shared else "", "", ""]


def test_team_that_shares_its_matrix_shows_what_all_said_of_themselves(address, token, team, worker, client):
    open_to_team(team)
    fill_row(team.workers.get(code="JV-1"), "12.", is_own=False)
    page = reverse("matrix_own_team", args=[token])
    assert page in text_of(client.get(address))

    response = client.get(page)

    shown = response.context["page"]
    assert shown.competences == ("Lassen", "Buigen", "Heftruck")
    assert [(row.code, row.is_mine, row.levels) for row in shown.rows] == [
        ("JV-1", False, (3, 4, None)),
        ("KB-2", True, (None, None, None)),
    ]
    assert "KB-2 (u)" in text_of(response)
    assert "no-store" in response["Cache-Control"]


def test_team_that_does_not_share_shows_no_colleague(address, token, client):
    assert client.get(reverse("matrix_own_team", args=[token])).status_code == 404
    text = text_of(client.get(address))
    assert "Wat kan het team?" not in text
    assert "JV-1" not in text


def test_team_page_leaves_out_who_left_and_turns_at_fifty(token, team, client):
    open_to_team(team)
    team.workers.filter(code="JV-1").update(left_on=timezone.localdate())
    MatrixWorker.objects.bulk_create(MatrixWorker(team=team, code=f"P{number:02}") for number in range(60))
    page = reverse("matrix_own_team", args=[token])

    first, second = client.get(page).context["page"], client.get(f"{page}?pagina=2").context["page"]

    assert (len(first.rows), len(second.rows)) == (50, 11)
    assert (first.rows[0].code, second.rows[-1].code) == ("KB-2", "P59")


def _expire(worker, hr):
    MatrixWorker.objects.filter(pk=worker.pk).update(link_until=timezone.now())


def _withdraw(worker, hr):
    worker.refresh_from_db()
    withdraw_links(worker.team, [worker], by=hr, at=NOW)


def _replace(worker, hr):
    make_link(worker, by=hr, at=timezone.now())


def _leave(worker, hr):
    MatrixWorker.objects.filter(pk=worker.pk).update(left_on=timezone.localdate())


def _stop(worker, hr):
    stop_matrix(worker.team.organisation.matrix_setup, by=hr, at=NOW)


def _erase(worker, hr):
    worker.delete()


@pytest.mark.parametrize("end", [_expire, _withdraw, _replace, _leave, _stop, _erase])
@pytest.mark.parametrize("name", ["matrix_own", "matrix_own_team", "own_skills_pdf", "own_skills_json"])
def test_link_that_ended_opens_nothing_and_says_whom_to_ask(end, name, token, team, worker, numbers, client, hr):
    open_to_team(team)
    end(worker, hr)
    count = Event.objects.count()

    response = client.get(reverse(name, args=[token]))

    assert response.status_code == 404
    text = text_of(response)
    assert "Vraag wie uw team leidt om een nieuwe link." in text
    assert "KB-2" not in text
    assert client.post(reverse("matrix_own", args=[token]), typed(numbers, "301", "443")).status_code == 404
    assert not MatrixCell.objects.filter(worker__code="KB-2").exists()
    assert Event.objects.count() == count


def test_forged_links_are_limited_but_never_keep_out_who_has_a_good_one(address, client):
    wrong = [client.get(reverse("matrix_own", args=[f"fout-{number}"])).status_code for number in range(31)]

    assert wrong == [404] * 30 + [429]
    assert client.get(address).status_code == 200


def test_link_is_no_way_into_anything_else(address, token, team, worker, client):
    client.get(address)

    for name, more in (("matrix_team", []), ("matrix_worker", [worker.pk]), ("skills_pdf", [worker.pk])):
        page = reverse(name, args=["90000001", team.slug, *more])
        assert client.get(page)["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["matrix_own", "matrix_own_team"])
def test_page_takes_as_many_queries_for_a_large_team(name, employer, hr, client):
    def queries(team_name, people):
        team = make_team(employer, team_name, people={f"P{number}": ("34.", "44.") for number in range(people)})
        open_to_team(team)
        token = make_link(team.workers.first(), by=hr, at=timezone.now())
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(name, args=[token])).status_code == 200
        return len(captured)

    assert queries("Klein", 1) == queries("Groot", 40)


def test_page_takes_three_queries(address, client, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get(address)
