"""The result of the Flex Diagnose and its slack: who reads it, who moves it, and what stands there without figures."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from assessments.models import Assessment, FlexCapacity, Status
from organisations.models import Event
from reports.models import PlanAction
from tests.assessments.flex_diagnose.series_factory import monthly
from tests.factories import admin_of, make_assessment, make_colleague
from tests.reports.flex.diagnosed import HOURS, answer_flex, diagnose, make_series
from tests.reports.planned import make_micro

YEAR = ["90000001", 2026]
RESULT, SLACK, PDF = (reverse(name, args=YEAR) for name in ("flex_result", "flex_slack", "flex_pdf"))


def text_of(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())


@pytest.fixture
def diagnosed(submitted):
    """Hours, capacity and some answers."""
    return diagnose(submitted)


def test_everyone_who_reads_the_results_reads_this(diagnosed, hr, reader, council_member, outsider, login):
    pages = [login(member).get(RESULT) for member in (hr, reader, council_member)]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert all("227 uur" in text_of(page) for page in pages)
    assert login(make_colleague(diagnosed.organisation)).get(RESULT).status_code == 403
    assert login(outsider).get(RESULT).status_code == 404


def test_page_follows_the_steps_and_says_what_it_is(diagnosed, hr, login):
    response = login(hr).get(RESULT)
    text, titles = text_of(response), re.findall(r"<h2[^>]*>([^<]+)</h2>", response.content.decode())

    assert titles == [
        "Stap 1. De flexbehoefte",
        "Stap 2. Het interne flexvermogen",
        "Stap 3. Samenwerken",
        "De mix: drie manieren om dezelfde uren te vullen",
        "Stap 4. Goede banen voor alle werkenden",
    ]
    assert "Zelfbeoordeling, niet extern getoetst; medezeggenschap: ondernemingsraad, nog niet besproken." in text
    assert "Geïnspireerd op de vier stappen van TNO." in text
    assert "Niet bekend, en daarom niet meegeteld: eigen reserve bij verzuim." in text
    assert "Open: 23 van de 23 rollen. TNO noemt deze rollen; het zijn geen wettelijke plichten." in text
    assert "Concept" not in text


def test_readers_see_the_slack_and_the_tips_without_a_form(diagnosed, hr, council_member, login):
    page, own = (login(member).get(RESULT).content.decode() for member in (council_member, hr))

    for words in (f'action="{SLACK}"', "Kies deze tip", reverse("flex_capacity", args=YEAR)):
        assert (words in own, words in page) == (True, False)
    assert "Ruimte voor flexcontracten in de goedkoopste mix: 5% van alle uren." in page


def test_nothing_filled_in_is_a_friendly_start(submitted, hr, reader, login):
    response = login(hr).get(RESULT)

    assert "Er is nog niets ingevuld" in text_of(response)
    assert reverse("flex_diagnose", args=YEAR) in response.content.decode()
    read = login(reader).get(RESULT)
    assert "Over dit jaar is niets ingevuld." in text_of(read)
    assert reverse("flex_diagnose", args=YEAR) not in read.content.decode()


def test_what_is_missing_is_said_with_where_to_fill_it_in(submitted, hr, login):
    answer_flex(submitted, 1)

    response = login(hr).get(RESULT)

    assert "De gewerkte uren per maand of week zijn nog niet ingevuld." in text_of(response)
    assert f'href="{reverse("flex_demand", args=YEAR)}"' in response.content.decode()


def test_draft_says_it_is_one_and_has_no_tips_to_choose(employer, hr, login):
    diagnose(make_assessment(employer))

    response = login(hr).get(RESULT)

    assert "Concept: de vragen over 2026 zijn nog niet ingediend." in text_of(response)
    assert "Kies deze tip" not in text_of(response)
    assert f'href="{PDF}"' in response.content.decode()


def test_short_route_shows_six_answers_and_tips(db, login):
    assessment = answer_flex(make_micro(), 0)

    response = login(admin_of(assessment.organisation)).get(reverse("flex_result", args=["90000002", 2026]))

    assert len(response.context["page"].result.core.rows) == 6
    assert "U volgt de korte route: zes vragen, zonder cijfers." in text_of(response)
    assert "Kies deze tip" in text_of(response)
    assert "Stap 1" not in text_of(response)


def test_moving_the_slack_saves_it_and_comes_back(diagnosed, hr, login):
    response = login(hr).post(SLACK, {"slack": "2,5"}, follow=True)

    assert response.redirect_chain == [(RESULT, 302)]
    assert FlexCapacity.objects.get().slack_pct == Decimal("2.5")
    assert "Met 2,5% ruimte voor flexcontracten" in text_of(response)
    assert Event.objects.get(verb="set_flex_slack").object == "2026/2.5"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Vul een percentage in van 0 tot en met 100."),
        ("veel", "Vul een getal in, bijvoorbeeld 1250 of 12,5."),
        ("101", "Vul een getal in van 0 tot en met 100."),
    ],
)
def test_slack_that_is_no_share_is_refused_with_what_was_typed(typed, words, diagnosed, hr, login):
    response = login(hr).post(SLACK, {"slack": typed})

    assert response.status_code == 422
    assert words in text_of(response)
    assert f'value="{typed}"' in response.content.decode() or not typed
    assert FlexCapacity.objects.get().slack_pct == 5


def test_slack_before_the_capacity_sends_to_the_capacity(submitted, hr, login):
    response = login(hr).post(SLACK, {"slack": "5"})

    assert response["Location"] == reverse("flex_capacity", args=YEAR)


def test_only_who_answers_all_moves_the_slack(diagnosed, reader, council_member, outsider, login):
    answers = [login(member).post(SLACK, {"slack": "9"}).status_code for member in (reader, council_member, outsider)]

    assert answers == [403, 403, 404]
    assert FlexCapacity.objects.get().slack_pct == 5


def test_fixed_year_stays_as_it_is(diagnosed, hr, login):
    Assessment.objects.update(status=Status.FIXED)

    response = login(hr).post(SLACK, {"slack": "9"}, follow=True)

    assert "Dit jaar is vastgesteld. De ruimte kan niet meer veranderen." in text_of(response)
    assert FlexCapacity.objects.get().slack_pct == 5
    assert f'action="{SLACK}"' not in response.content.decode()


def test_tip_goes_into_the_plan_and_back_to_this_page(diagnosed, hr, login):
    client = login(hr)
    tip = client.get(RESULT).context["page"].all_cards[0].tip

    response = client.post(reverse("choose_tip", args=[*YEAR, tip.slug]), {"flex": "1"}, follow=True)

    assert response.redirect_chain == [(RESULT, 302)]
    assert list(PlanAction.objects.values_list("tip", "indicator")) == [(tip.slug, tip.indicator)]
    assert "Staat in uw plan" in text_of(response)


def test_plan_has_its_tips_in_a_group_without_points(diagnosed, hr, login):
    response = login(hr).get(reverse("plan", args=YEAR))
    cards = response.context["page"].from_flex
    without_lifts = [card for card in cards if not card.tip.lifts]

    assert "Uit de Flex Diagnose" in text_of(response)
    assert without_lifts
    assert {(card.gains, card.note) for card in without_lifts} == {((), "")}
    assert any(card.tip.works_council for card in cards)


def test_plan_without_a_flex_diagnose_has_no_such_group(submitted, hr, login):
    response = login(hr).get(reverse("plan", args=YEAR))

    assert response.context["page"].from_flex == ()
    assert "Uit de Flex Diagnose" not in text_of(response)


def test_council_is_pointed_to_it(diagnosed, council_member, login):
    page = login(council_member).get(reverse("council_room", args=YEAR))

    assert f'href="{RESULT}"' in page.content.decode()


def test_name_of_the_second_series_stays_text(submitted, hr, login):
    hostile = '"><script>alert(1)</script>'
    diagnose(submitted, series=make_series(measure=list(range(36))), measure=hostile)

    page = login(hr).get(RESULT).content.decode()

    assert "<script>alert" not in page
    assert hostile in unescape(page)


@pytest.mark.parametrize("months", [12, 60])
def test_queries_do_not_grow_with_the_rows(months, submitted, hr, login, django_assert_max_num_queries):
    diagnose(submitted, series=monthly((HOURS * 2)[:months], start=(2020, 1), agency_hours=[900.0] * months))
    client = login(hr)

    with django_assert_max_num_queries(24):
        assert client.get(RESULT).status_code == 200
