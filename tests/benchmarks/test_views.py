"""The pages of reference figures: for everyone who is logged in, whatever their organisation."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from benchmarks.selectors import catalogue
from benchmarks.services.reference_figures import import_figures
from organisations.models import User
from tests.benchmarks.factories import figure

pytestmark = pytest.mark.django_db
LIST = "/referentiecijfers/"
FLEX = "/referentiecijfers/flexibele-arbeidsrelatie/"


@pytest.fixture
def visitor(client):
    client.force_login(User.objects.create_user("bezoeker@voorbeeld.example"))
    return client


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("url", [LIST, FLEX])
def test_pages_ask_to_log_in(client, url):
    response = client.get(url)
    assert (response.status_code, response["Location"]) == (302, f"{reverse('account_login')}?next={url}")


@pytest.mark.parametrize("url", [LIST, FLEX])
def test_pages_take_no_post(visitor, url):
    assert visitor.post(url).status_code == 405


def test_list_has_every_measure_with_a_link(visitor):
    page = visitor.get(LIST).content.decode()
    assert [m.slug for m in catalogue() if reverse("reference_measure", args=[m.slug]) not in page] == []


def test_list_names_the_five_indicators_without_a_usable_sector_figure(visitor):
    titles = [chapter.title for chapter in visitor.get(LIST).context["without"]]
    assert titles == [
        "Capaciteiten gebruiken",
        "Sociale steun",
        "Betaald verlof",
        "Zeggenschap over werktijden",
        "Goede kinderopvang en ouderenzorg",
    ]


def test_list_shows_the_chosen_sector_with_source_and_year(visitor):
    page = text_of(visitor.get(LIST, {"sector": "C"}))
    assert (
        "Werknemers met een flexibel contract 16,8% van de werkenden Industrie (SBI C), 2019. Bron: CBS, Wat voor werk"
        in page
    )
    assert "62,3% van de werknemers Nederland, 2022 (geen sectorcijfer). Bron: CBS/TNO NEA 2022" in page


def test_list_without_a_sector_says_where_there_is_no_national_figure(visitor):
    page = text_of(visitor.get(LIST))
    assert "Werknemers met een flexibel contract Niet voor heel Nederland; wel per bedrijfstak of groep" in page


def test_list_says_that_a_sector_does_not_exist(visitor):
    response = visitor.get(LIST, {"sector": "Z"})
    assert response.status_code == 200
    assert "Kies een bedrijfstak uit de lijst." in text_of(response)


def test_list_costs_the_same_queries_whatever_was_imported(visitor, django_assert_max_num_queries):
    visitor.get(LIST)
    rows = tuple(("ziekteverzuim", figure(year=year, section="C")) for year in range(2000, 2025))
    import_figures(rows, table="x", by="beheer", at=datetime(2026, 1, 1, tzinfo=UTC))
    with django_assert_max_num_queries(5):
        visitor.get(LIST, {"sector": "C"})


def test_measure_page_has_every_figure_with_definition_source_and_break(visitor):
    page = text_of(visitor.get(FLEX))
    for expected in (
        "Aandeel werknemers met een contract voor bepaalde tijd",
        "Vergelijk cijfers van vóór 2021 niet met cijfers van daarna.",
        "Zekerheid: zoals gepubliceerd.",
        "Horeca (SBI I) 52,4",
        "Horeca (SBI I) 52,6",
    ):
        assert expected in page


@pytest.mark.parametrize("measure", catalogue(), ids=lambda measure: measure.slug)
def test_every_measure_has_a_page_with_all_its_figures(visitor, measure):
    page = visitor.get(reverse("reference_measure", args=[measure.slug])).content.decode()
    assert page.count('<td class="number">') == len(measure.figures)


def test_measure_page_of_an_unknown_measure_is_not_found(visitor):
    assert visitor.get("/referentiecijfers/bestaat-niet/").status_code == 404
