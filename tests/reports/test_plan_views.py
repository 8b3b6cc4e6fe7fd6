"""The pages of the improvement plan: for the employer, not for a colleague, and nowhere for an outsider."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from assessments.selectors import Workspace
from assessments.services.life_cycle import return_to_draft
from assessments.services.workforce import HeadcountRow
from organisations.models import ParticipationForm
from reports.models import PlanAction
from reports.plan_page import build_plan_page, build_tip_cards
from reports.services.plan import ActionDraft, add_action, choose_tip
from reports.tip_files import load_tips, tips_by_slug
from tests.factories import NOW, admin_of, make_colleague, make_organisation, make_submitted, make_user

KVK, YEAR = "90000001", 2026
TIP = tips_by_slug()["mantelzorgadviseur-inschakelen"]
READERS = ("reader", "council_secretary", "council_member")
PAGES = (("plan",), ("tips",), ("add_action",), ("edit_action", 1))
POSTS = (("choose_tip", TIP.slug), ("carry_over_actions",), ("drop_action", 1))


def address(name, *args, year=YEAR):
    return reverse(name, args=[KVK, year, *args])


def text_of(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())


@pytest.fixture
def low(employer):
    """A submitted assessment with room for tips."""
    return make_submitted(employer, level=1)


@pytest.fixture
def page(low, hr, login):
    """A client of the HR manager, with a submitted assessment."""
    return login(hr)


@pytest.mark.parametrize("name", PAGES, ids=lambda name: name[0])
def test_pages_do_not_exist_for_an_outsider_nor_open_for_a_colleague(name, low, hr, outsider, login):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    url = address(name[0], *([action.pk] if len(name) > 1 else []))
    colleague = make_colleague(low.organisation)
    statuses = [login(member).get(url).status_code for member in (outsider, colleague, hr)]
    assert statuses == [404, 403, 200]


@pytest.mark.parametrize("name", POSTS, ids=lambda name: name[0])
def test_nobody_else_changes_the_plan(name, low, hr, outsider, login):
    action = choose_tip(low, tips_by_slug()["vaste-roosterdatum"], by=hr, at=NOW)
    args = [action.pk] if name[1:] == (1,) else name[1:]
    statuses = [
        login(m).post(address(name[0], *args)).status_code for m in (outsider, make_colleague(low.organisation))
    ]
    assert statuses == [404, 403]
    assert list(PlanAction.objects.values_list("tip", flat=True)) == ["vaste-roosterdatum"]


@pytest.mark.parametrize("name", POSTS, ids=lambda name: name[0])
def test_what_changes_something_takes_no_get(name, page):
    assert page.get(address(*name)).status_code == 405


def test_plan_before_submitting_says_what_comes_first(draft, hr, login):
    response = login(hr).get(address("plan"))
    assert "Eerst de vragen, dan het plan" in text_of(response)
    assert "Kies deze tip" not in text_of(response)


def test_choosing_before_submitting_is_refused_in_words(draft, hr, login):
    response = login(hr).post(address("choose_tip", TIP.slug), follow=True)
    assert "Het verbeterplan kan pas na het indienen van de vragenlijst." in text_of(response)


def test_adding_before_submitting_is_refused_in_words(draft, hr, login):
    response = login(hr).post(address("add_action"), {"title": "Iets", "indicator": "autonomie"}, follow=True)
    assert "Het verbeterplan kan pas na het indienen van de vragenlijst." in text_of(response)


def test_carrying_over_before_submitting_is_refused_in_words(draft, hr, login):
    response = login(hr).post(address("carry_over_actions"), follow=True)
    assert "Het verbeterplan kan pas na het indienen van de vragenlijst." in text_of(response)


def test_plan_proposes_tips_with_what_someone_needs_to_choose(page):
    response = page.get(address("plan"))
    cards = response.context["page"].proposals
    text = text_of(response)
    assert 0 < len(cards) <= 8
    for card in cards:
        for words in (card.tip.title, card.tip.first_step, card.tip.who, card.tip.evidence, card.tip.source):
            assert words in text
        assert f"inspanning: {card.tip.effort}" in text
        assert f"Verwachte score: {card.gains[0].words}" in text
        assert re.fullmatch(r"van \d+ naar \d+", card.gains[0].words)


def test_choosing_without_javascript_comes_back_to_the_plan(page, low):
    response = page.post(address("choose_tip", TIP.slug), follow=True)
    assert response.redirect_chain == [(address("plan"), 302)]
    assert f"“{TIP.title}” staat in uw plan." in text_of(response)
    assert [row.action.tip for row in response.context["page"].actions] == [TIP.slug]
    assert address("improvement_plan_pdf") in response.content.decode()


def test_choosing_from_all_tips_comes_back_to_the_same_tips(page):
    response = page.post(address("choose_tip", TIP.slug), {"tips": "vorm=advies&pagina=1&vorm="})
    assert response["Location"] == f"{address('tips')}?vorm=advies&vorm=&pagina=1"


def test_choosing_with_htmx_swaps_the_card_and_the_plan(page):
    response = page.post(address("choose_tip", TIP.slug), headers={"HX-Request": "true"})
    text = text_of(response)
    assert "<html" not in response.content.decode()
    assert 'id="uw-plan" hx-swap-oob="true"' in response.content.decode()
    assert "Deze tip staat in uw plan." in text
    assert "Wat het plan verandert" in text


def test_choosing_a_tip_that_does_not_exist_is_not_found(page):
    assert page.post(address("choose_tip", "bestaat-niet")).status_code == 404


def test_the_expected_scores_are_of_the_whole_set_not_the_sum(page, low, hr):
    same = [tip for tip in load_tips() if tip.questions == ("werk-bij-verlof",)][:2]
    for tip in same:
        choose_tip(low, tip, by=hr, at=NOW)
    shown = page.get(address("plan")).context["page"]
    (change,) = shown.improved
    gains = {(gain.title, gain.words) for row in shown.actions for gain in row.gains}
    assert gains == {("Betaald verlof", f"van {change.now.points} naar {change.planned.points}")}


def test_a_dropped_action_counts_no_more(page, low, hr):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    data = {"status": "vervallen", "status_reason": "Geen behoefte", "what": action.what, "version": "1"}
    shown = page.post(address("edit_action", action.pk), data, follow=True).context["page"]
    assert (shown.improved, [row.gains for row in shown.actions]) == ((), [()])
    assert TIP.slug not in [card.tip.slug for card in shown.proposals]


def test_a_tip_that_no_longer_exists_stays_readable(page, low, hr):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    PlanAction.objects.filter(pk=action.pk).update(tip="oude-tip")
    assert TIP.title in text_of(page.get(address("plan")))
    assert TIP.title in text_of(page.get(address("edit_action", action.pk)))


def test_plan_of_a_draft_again_keeps_the_actions_without_points(page, low, hr):
    choose_tip(low, TIP, by=hr, at=NOW)
    return_to_draft(low, "Een cijfer klopte niet", by=hr, at=NOW)
    response = page.get(address("plan"))
    shown = response.context["page"]
    assert (len(shown.actions), shown.changes, shown.proposals) == (1, (), ())
    assert "De vragenlijst is weer een concept" in text_of(response)
    assert page.get(address("tips")).context["page"][0].gains == ()


def test_council_is_named_only_where_there_is_one(low, hr, login):
    page = login(hr)
    tag = "instemming van de ondernemingsraad nodig"
    assert tag in text_of(page.get(address("tips"), {"indicator": "deeltijd-werken"}))
    low.organisation.participation_form = ParticipationForm.STAFF_MEETING
    low.organisation.save(update_fields=["participation_form"])
    assert tag not in text_of(page.get(address("tips"), {"indicator": "deeltijd-werken"}))


def test_tips_can_be_filtered_by_indicator_form_and_effort(page):
    filters = {"indicator": "autonomie", "vorm": "goed-voorbeeld", "inspanning": "middel"}
    cards = page.get(address("tips"), filters).context["page"]
    assert [card.tip.slug for card in cards] == ["team-verdeelt-zelf-het-werk", "themagroep-naast-de-ondernemingsraad"]


def test_tips_without_a_match_say_what_to_do(page):
    response = page.get(address("tips"), {"indicator": "autonomie", "vorm": "subsidie", "inspanning": "hoog"})
    assert "Geen tips gevonden" in text_of(response)


def test_tips_say_that_a_filter_does_not_exist(page):
    response = page.get(address("tips"), {"vorm": "wet"})
    assert "Kies uit de lijst." in text_of(response)
    assert len(response.context["page"]) == 20


def test_tips_go_on_on_a_next_page_with_the_same_filter(page):
    response = page.get(address("tips"), {"inspanning": "laag", "pagina": 2})
    assert 'href="?inspanning=laag&amp;pagina=1"' in response.content.decode()


def test_tips_mark_what_is_in_the_plan(page, low, hr):
    choose_tip(low, TIP, by=hr, at=NOW)
    text = text_of(page.get(address("tips"), {"indicator": TIP.indicator}))
    assert f"Staat in uw plan : {TIP.title}" in text


def test_tips_leave_out_those_for_another_size(page):
    cards = [
        card.tip.slug
        for number in range(1, 9)
        for card in page.get(address("tips"), {"pagina": number}).context["page"]
    ]
    assert "rooster-samen-maken" not in cards
    assert "vaste-roosterdatum" in cards


def test_own_action_is_added_with_who_and_when(page):
    data = {
        "title": "Kantine als overlegplek",
        "indicator": "sociale-steun",
        "owner_function": "facilitair",
        "deadline": "1-9-2026",
        "budget": "2.500",
    }
    text = text_of(page.post(address("add_action"), data, follow=True))
    assert "Kantine als overlegplek Sociale steun facilitair 1 september 2026 Voorgenomen" in text
    assert PlanAction.objects.get().budget == 2500


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "Dit veld is verplicht"),
        ("indicator", "", "Dit veld is verplicht"),
        ("indicator", "werkgeluk", "Selecteer een geldige keuze"),
        ("deadline", "31-12-2025", "Kies een datum vanaf 1 januari 2026, het jaar van dit plan."),
        ("deadline", "snel", "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."),
        ("budget", "veel", "Vul een getal in, bijvoorbeeld 1250 of 12,5."),
        ("budget", "-5", "Vul een getal in van 0 tot en met 100000000."),
        ("owner_function", "x" * 81, "80"),
    ],
)
def test_wrong_input_keeps_what_was_typed_and_says_what_to_do(page, field, value, message):
    data = {"title": "Iets doen", "indicator": "autonomie", "what": "Zo en zo.", field: value}
    response = page.post(address("add_action"), data)
    assert response.status_code == 422
    assert message in text_of(response)
    assert "Zo en zo." in text_of(response)
    assert not PlanAction.objects.exists()


def test_edit_keeps_title_and_indicator_of_a_tip(page, low, hr):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    data = {
        "title": "Anders",
        "indicator": "autonomie",
        "what": "Zo.",
        "owner_person": "A. Bakker",
        "status": "gestart",
        "version": "1",
    }
    page.post(address("edit_action", action.pk), data)
    action.refresh_from_db()
    assert (action.title, action.indicator, action.what, action.owner_person, action.status) == (
        TIP.title,
        TIP.indicator,
        "Zo.",
        "A. Bakker",
        "gestart",
    )


def test_edit_offers_only_the_steps_that_exist(page, low, hr):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    PlanAction.objects.filter(pk=action.pk).update(status="gedaan", finished_on=date(2026, 5, 1))
    response = page.get(address("edit_action", action.pk))
    assert [value for value, _ in response.context["form"].fields["status"].choices] == ["gedaan", "gestart"]
    assert "Gedaan op 1 mei 2026." in text_of(response)


def test_edit_tells_a_conflict_keeps_the_text_and_then_lets_one_choose(page, low, hr):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    first, second = (
        {"what": text, "status": "voorgenomen", "version": "1"} for text in ("Van mij.", "Van een collega.")
    )
    page.post(address("edit_action", action.pk), second)
    refused = page.post(address("edit_action", action.pk), first)
    assert refused.status_code == 422
    assert "Een collega heeft deze maatregel intussen veranderd." in text_of(refused)
    assert "Van mij." in text_of(refused)
    assert 'name="version" value="2"' in refused.content.decode()
    assert page.post(address("edit_action", action.pk), first | {"version": "2"}).status_code == 302
    assert PlanAction.objects.get().what == "Van mij."


def test_edit_asks_a_reason_for_dropping(page, low, hr):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    response = page.post(address("edit_action", action.pk), {"status": "vervallen"})
    assert "Schrijf in één zin op waarom de maatregel vervalt." in text_of(response)


def test_edit_shows_a_deadline_of_last_year_that_came_along_and_keeps_it(page, low, hr):
    action = add_action(low, ActionDraft("Oud", "autonomie"), by=hr, at=NOW)
    PlanAction.objects.filter(pk=action.pk).update(deadline=date(2025, 6, 1))
    data = {"title": "Oud", "indicator": "autonomie", "deadline": "2025-06-01", "status": "gestart", "version": "1"}
    assert page.post(address("edit_action", action.pk), data).status_code == 302


def test_edit_of_an_action_of_another_year_is_not_found(page, low, hr):
    action = choose_tip(make_submitted(low.organisation, 2025), TIP, by=hr, at=NOW)
    assert page.get(address("edit_action", action.pk)).status_code == 404


def test_drop_takes_an_action_out(page, low, hr):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    response = page.post(address("drop_action", action.pk), follow=True)
    assert f"“{TIP.title}” is uit het plan gehaald." in text_of(response)
    assert not PlanAction.objects.exists()


def test_drop_says_what_to_do_with_an_action_under_way(page, low, hr):
    action = choose_tip(low, TIP, by=hr, at=NOW)
    PlanAction.objects.filter(pk=action.pk).update(status="gestart")
    response = page.post(address("drop_action", action.pk), follow=True)
    assert "Zet hem op Vervallen en schrijf op waarom." in text_of(response)
    assert "Haal uit het plan" not in text_of(response)


def test_open_actions_of_last_year_can_come_along(page, low, hr):
    choose_tip(make_submitted(low.organisation, 2025), TIP, by=hr, at=NOW)
    assert f"Nog open uit 2025 {TIP.title} (voorgenomen)" in text_of(page.get(address("plan")))
    text = text_of(page.post(address("carry_over_actions"), follow=True))
    assert "Meegekomen uit 2025: 1." in text
    assert "Nog open uit 2025" not in text


def test_short_route_proposes_tips_for_core_questions_only(db):
    small = make_organisation(make_user(), kvk="90000003", size_class="1-9")
    rows = [HeadcountRow("", "Werkplaats", "vast", 2, 3, 0)]
    workspace = Workspace(make_submitted(small, level=1, rows=rows), admin_of(small))
    core = {question.slug for question in workspace.edition.questions if question.core}
    proposals = build_plan_page(workspace, NOW.date()).proposals
    assert len(proposals) == 8
    assert [card.tip.slug for card in proposals if not core & set(card.tip.questions)] == []


@pytest.mark.parametrize("name", [("plan",), ("tips",)], ids=lambda name: name[0])
def test_queries_do_not_grow_with_the_plan(name, page, low, hr, django_assert_max_num_queries):
    last_year = make_submitted(low.organisation, 2025)
    for tip in load_tips()[:30]:
        choose_tip(low, tip, by=hr, at=NOW)
        choose_tip(last_year, tip, by=hr, at=NOW)
    with django_assert_max_num_queries(14):
        page.get(address(*name))


def test_proposed_cards_are_the_cards_of_all_tips(low, hr):
    workspace = Workspace(low, hr)
    assert set(build_plan_page(workspace, NOW.date()).proposals) <= set(build_tip_cards(workspace, {}, NOW.date()))


@pytest.fixture
def chosen(low, hr, employer):
    """A plan with a tip, and an open action of last year."""
    last_year = make_submitted(employer, YEAR - 1)
    add_action(last_year, ActionDraft("Van vorig jaar", "autonomie"), by=hr, at=NOW)
    return choose_tip(low, TIP, by=hr, at=NOW)


@pytest.mark.parametrize("role", READERS)
def test_who_reads_along_sees_the_plan_and_nothing_to_change(role, chosen, request, login):
    response = login(request.getfixturevalue(role)).get(address("plan"))
    told, html = text_of(response), response.content.decode().partition("<main")[2]
    assert TIP.title in told
    assert "Van vorig jaar" in told
    assert "Wat het plan verandert" in told
    assert "Voorgestelde tips" not in told
    assert re.findall("<form|hx-post", html) == []
    links = set(re.findall(r'href="(/werkgever/[^"#?]+)', html))
    assert links == {address("improvement_plan_pdf")}


@pytest.mark.parametrize("role", READERS)
def test_who_reads_along_changes_nothing(role, chosen, request, login):
    client = login(request.getfixturevalue(role))
    urls = [address("tips"), address("add_action"), address("edit_action", chosen.pk)]
    posts = [address("choose_tip", "vaste-roosterdatum"), address("drop_action", chosen.pk), address("add_action")]
    assert {client.get(url).status_code for url in urls} | {client.post(url).status_code for url in posts} == {403}
    assert list(PlanAction.objects.filter(assessment=chosen.assessment)) == [chosen]


def test_an_empty_plan_is_told_to_who_reads_along(low, reader, login):
    assert "Er staat nog niets in het plan." in text_of(login(reader).get(address("plan")))


def test_the_results_invite_only_the_admin_to_make_a_plan(low, hr, reader, login):
    told = [text_of(login(member).get(address("results"))) for member in (hr, reader)]
    assert ["Maak het verbeterplan" in each for each in told] == [True, False]
