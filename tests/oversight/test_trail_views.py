"""The page "Wie deed wat": who reads it, what it tells, how it is filtered, and what it keeps to the council."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from organisations.events import LinkHolder, record_event, record_events
from organisations.models import Event
from oversight.trail import EVENTS_PER_PAGE
from reports.models import Stance
from reports.services.positions import PositionEntry, save_position, share_positions
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, answer_question, at_level

pytestmark = pytest.mark.django_db
ADDRESS = "/werkgever/90000001/spoor/"


def text_of(response):
    return " ".join(response.content.decode().split())


def words_of(response):
    return [(line.who, line.role, line.words) for day in response.context["page"].days for line in day.lines]


def test_the_trail_tells_who_did_what_in_which_role(login, hr, draft):
    answer_question(draft, "werk-zelf-indelen", at_level(2))
    page = login(hr).get(ADDRESS)
    newest = words_of(page)[0]
    assert newest == ("Hanna de Ruiter", "beheerder", "Antwoord opgeslagen, onderdeel Autonomie (2026)")
    assert "maandag 2 maart 2026" in text_of(page)
    assert ">10:30</td>" in text_of(page)


def test_the_addresses_are_those_that_others_link_to():
    assert reverse("trail", args=["90000001"]) == ADDRESS
    assert reverse("fund_trail", args=["metaalfonds"]) == "/fonds/metaalfonds/spoor/"


@pytest.mark.parametrize("cast", ["colleague", "reader", "council_secretary", "council_member"])
def test_only_administrators_read_the_trail(cast, login, request, draft):
    assert login(request.getfixturevalue(cast)).get(ADDRESS).status_code == 403


def test_a_stranger_finds_no_trail(login, employer, outsider):
    assert login(outsider).get(ADDRESS).status_code == 404


def test_reading_the_trail_stands_in_it(login, hr, employer):
    client = login(hr)
    assert "Dit overzicht bekeken" not in text_of(client.get(ADDRESS))
    assert words_of(client.get(ADDRESS))[0] == ("Hanna de Ruiter", "beheerder", "Dit overzicht bekeken")
    assert employer.events.filter(verb="view_trail", actor_id=hr.user_id).count() == 2


def test_autosaves_are_one_line(login, hr, draft):
    for level in (1, 2, 3):
        answer_question(draft, "werk-zelf-indelen", at_level(level))
    words = [words for _, _, words in words_of(login(hr).get(ADDRESS))]
    assert words[0] == "3 antwoorden opgeslagen, onderdeel Autonomie (2026)"


def test_the_command_line_and_who_was_removed_have_no_name(login, hr, draft, colleague):
    call_command("verify_organisation", "90000001", verbosity=0)
    record_event(draft.organisation, "start_assessment", "2025", by=colleague, at=NOW)
    colleague.user.delete()
    found = words_of(login(hr).get(ADDRESS))
    assert ("beheer van goedwerk", "", "Organisatie gecontroleerd") in found
    assert ("iemand die is verwijderd", "invuller", "Zelfbeoordeling over 2025 begonnen") in found


def test_a_strangers_name_is_not_told(login, hr, employer, outsider):
    login(outsider).get("/werkgever/90000001/")
    page = login(hr).get(ADDRESS)
    assert words_of(page)[0] == ("iemand zonder rol hier", "", "Geen toegang tot de eerste pagina")
    assert "Buiten Staander" not in text_of(page)
    chosen = login(hr).get(f"{ADDRESS}?who={outsider.user_id}")
    assert chosen.status_code == 422


def test_drafts_of_the_council_are_not_told_until_they_are_shared(login, hr, discussion, council_member):
    entry = PositionEntry(Stance.DISAGREES, "Wij zien dit anders.")
    save_position(discussion, "autonomie", entry, by=council_member, at=NOW)
    before = text_of(login(hr).get(ADDRESS))
    assert "Rob Raadslid" not in before
    assert "oncept-standpunt" not in before
    assert "Standpunt" not in before
    share_positions(discussion, ["autonomie"], by=council_member, at=NOW)
    found = words_of(login(hr).get(ADDRESS))
    assert ("Rob Raadslid", "raadslid", "Standpunt gedeeld over Autonomie: oneens (2026)") in found


def test_filter_by_person(login, hr, draft, colleague):
    record_event(draft.organisation, "start_assessment", "2025", by=colleague, at=NOW)
    found = words_of(login(hr).get(f"{ADDRESS}?who={colleague.user_id}"))
    assert found == [("collega@voorbeeld.example", "invuller", "Zelfbeoordeling over 2025 begonnen")]


def test_filter_by_command_line(login, hr, employer):
    call_command("verify_organisation", "90000001", verbosity=0)
    found = words_of(login(hr).get(f"{ADDRESS}?who=beheer"))
    assert found == [("beheer van goedwerk", "", "Organisatie gecontroleerd")]


def test_who_has_a_personal_link_only_is_neither_nameless_nor_the_command_line(login, hr, employer):
    team = make_team(employer)
    for by in (None, LinkHolder(), LinkHolder()):
        record_event(employer, "save_own_levels", f"{team.slug}/7", by=by, at=NOW)
    client = login(hr)
    assert "Van mensen in de competentiematrix staat hier een nummer." in text_of(client.get(ADDRESS))
    words = "een eigen kijk opgeslagen, team Lasserij"
    found = words_of(client.get(f"{ADDRESS}?who=link&topic=competentiematrix"))
    assert found == [("iemand met een persoonlijke link", "", f"2 keer {words}")]
    assert words_of(client.get(ADDRESS))[1:3] == [
        ("iemand met een persoonlijke link", "", f"2 keer {words}"),
        ("beheer van goedwerk", "", "Eigen kijk van iemand opgeslagen, team Lasserij (nummer 7)"),
    ]
    assert len(words_of(client.get(f"{ADDRESS}?who=beheer&topic=competentiematrix"))) == 1


def test_without_a_matrix_nothing_of_it_can_be_chosen(login, hr, employer):
    page = login(hr).get(ADDRESS)
    assert [value for value, _ in page.context["form"].fields["topic"].choices if value == "competentiematrix"] == []
    assert "iemand met een persoonlijke link" not in text_of(page)
    assert "Van mensen in de competentiematrix" not in text_of(page)


def test_filter_by_topic(login, hr, draft, colleague):
    found = [words for _, _, words in words_of(login(hr).get(f"{ADDRESS}?topic=mensen"))]
    assert found == ["Iemand toegang gegeven als invuller"]


def test_filter_by_period_takes_whole_days_of_the_netherlands(login, hr, employer):
    moments = [NOW.replace(month=5, day=3, hour=hour, minute=30) for hour in (21, 22)]
    for moment in moments:  # half past eleven in the evening of 3 May, and half past midnight of 4 May
        record_event(employer, "start_assessment", str(moment.hour), by=hr, at=moment)

    def found(period):
        return [words for _, _, words in words_of(login(hr).get(f"{ADDRESS}?{period}"))]

    assert found("since=2026-05-03&until=2026-05-03") == ["Zelfbeoordeling over 21 begonnen"]
    assert found("since=2026-05-04&until=2026-05-04") == ["Zelfbeoordeling over 22 begonnen"]


@pytest.mark.parametrize("period", ["since=9999-12-31", "until=0001-01-01"])
def test_a_period_without_events_says_so(period, login, hr, employer):
    page = login(hr).get(f"{ADDRESS}?{period}")
    assert (page.status_code, words_of(page)) == (200, [])
    assert "Niets gevonden" in text_of(page)


def test_an_impossible_choice_says_what_to_do(login, hr, employer):
    page = login(hr).get(f"{ADDRESS}?since=gisteren")
    assert page.status_code == 422
    assert "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026." in text_of(page)
    assert 'value="gisteren"' in text_of(page)


def test_pages_keep_the_filter(login, hr, employer):
    record_events(employer, [("verify_organisation", "")] * (EVENTS_PER_PAGE + 1), by=hr, at=NOW)
    client = login(hr)
    first = client.get(f"{ADDRESS}?topic=organisatie")
    assert 'href="?topic=organisatie&amp;pagina=2"' in text_of(first)
    # One that did not fit on the first page, and the registration.
    assert len(words_of(client.get(f"{ADDRESS}?topic=organisatie&pagina=2"))) == 2


def test_as_many_queries_for_a_long_trail(login, hr, employer, django_assert_max_num_queries):
    record_events(
        employer, [("save_answer", "2026/werk-zelf-indelen"), ("verify_organisation", "")] * 90, by=hr, at=NOW
    )
    client = login(hr)
    with django_assert_max_num_queries(20) as captured:
        client.get(ADDRESS)
    few = len(captured)
    record_events(employer, [("verify_organisation", "")] * 400, by=None, at=NOW)
    with django_assert_max_num_queries(few):
        client.get(ADDRESS)


def test_looking_again_and_again_changes_nothing_else(login, hr, draft):
    client, before = login(hr), draft.organisation.events.count()
    assert [client.get(ADDRESS).status_code, client.post(ADDRESS).status_code] == [200, 405]
    assert list(Event.objects.order_by("-id").values_list("verb", flat=True)[:1]) == ["view_trail"]
    assert draft.organisation.events.count() == before + 1


def test_a_fund_has_its_own_trail(login, fund, fund_manager, employer):
    page = login(fund_manager).get("/fonds/metaalfonds/spoor/")
    assert words_of(page) == [
        ("beheer van goedwerk", "", "Iemand toegang gegeven als beheerder van het fonds"),
        ("beheer van goedwerk", "", "Fonds gemaakt"),
    ]
    assert "Opleidingsfonds Metaal" in text_of(page)
    assert "medezeggenschap" not in text_of(page)


def test_the_trail_of_a_fund_is_for_its_own_managers(login, fund, other_fund_manager, fund_manager):
    assert login(other_fund_manager).get("/fonds/metaalfonds/spoor/").status_code == 404
    fund_manager.role = "fondslezer"
    fund_manager.save()
    assert login(fund_manager).get("/fonds/metaalfonds/spoor/").status_code == 403
