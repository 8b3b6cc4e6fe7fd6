from dataclasses import replace
from datetime import date

import pytest

from reports.offers import Contact, Term, fitting_offers, link_problem
from tests.reports.offering import DAY, OFFER

NO_LINK = "Begin het adres met https://, bijvoorbeeld https://www.voorbeeld.nl."
ODD = "Een webadres heeft geen spaties, aanhalingstekens of andere vreemde tekens. Kopieer het adres opnieuw."
CONTACT = "Zet een e-mailadres of telefoonnummer bij Contact. Hier hoort het adres van een webpagina."
BARE = "Laat de gebruikersnaam, het wachtwoord en de poort weg uit het adres."
NO_HOST = "In dit adres staat geen website. Gebruik een adres zoals https://www.voorbeeld.nl/regeling."
INSECURE = "Dit adres begint met http:// en is niet beveiligd. Gebruik een adres dat met https:// begint."
UNREADABLE = "Dit is geen webadres. Kopieer het adres uit uw browser."


@pytest.mark.parametrize(
    "link",
    ["https://www.fonds.nl", "https://fonds.nl/regeling?jaar=2026&soort=a#top", "https://xn--caf-dma.nl/é"],
)
def test_links_to_secure_pages_are_fine(link):
    assert link_problem(link) == ""


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("javascript:alert(1)", NO_LINK),
        ("JavaScript:alert(1)", NO_LINK),
        ("java\tscript:alert(1)", ODD),
        ("\x01javascript:alert(1)", ODD),
        ("javascript://fonds.nl/%0Aalert(1)", NO_LINK),
        ("data:text/html;base64,PHNjcmlwdD4=", NO_LINK),
        ("vbscript:msgbox(1)", NO_LINK),
        ("file:///etc/passwd", NO_LINK),
        ("blob:https://fonds.nl/1", NO_LINK),
        ("//fonds.nl", NO_LINK),
        ("www.fonds.nl", NO_LINK),
        ("https:fonds.nl", NO_LINK),
        ("https:/fonds.nl", NO_LINK),
        ("HTTPS://fonds.nl", NO_LINK),
        ("http://fonds.nl", INSECURE),
        ("HTTP://fonds.nl", INSECURE),
        ("mailto:info@fonds.nl", CONTACT),
        ("tel:0301234567", CONTACT),
        ("https://fonds.nl/een pagina", ODD),
        ("https://fonds.nl\\@kwaad.example", ODD),
        ('https://fonds.nl/"onclick="x', ODD),
        ("https://fonds.nl/<script>", ODD),
        ("https://fonds.nl/\u202egpj", ODD),
        ("https://bank.nl@kwaad.example/", BARE),
        ("https://fonds.nl:8443/", BARE),
        ("https://fonds.nl:poort/", UNREADABLE),
        ("https://[fonds.nl/", UNREADABLE),
        ("https://", NO_HOST),
        ("https:///pad", NO_HOST),
        ("https://localhost/", NO_HOST),
        ("https://127.0.0.1/", NO_HOST),
        ("https://fonds..nl/", NO_HOST),
    ],
)
def test_other_links_are_refused_with_what_to_do(link, problem):
    assert link_problem(link) == problem


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2025, 12, 31), Term.COMING),
        (date(2026, 1, 1), Term.NOW),
        (date(2026, 12, 31), Term.NOW),
        (date(2027, 1, 1), Term.PAST),
    ],
)
def test_an_offer_is_valid_from_its_first_day_to_its_last(day, term):
    assert OFFER.term(day) is term


def test_an_offer_without_a_last_day_stays_valid():
    assert replace(OFFER, valid_until=None).term(date(2099, 1, 1)) is Term.NOW


def fitting(*offers, tip="", indicator="autonomie", size_class="50-249", day=DAY):
    return fitting_offers(offers, tip=tip, indicator=indicator, size_class=size_class, day=day)


def test_an_offer_fits_its_indicator_with_and_without_a_tip():
    assert (fitting(OFFER), fitting(OFFER, tip="een-tip"), fitting(OFFER, indicator="werkzekerheid")) == (
        (OFFER,),
        (OFFER,),
        (),
    )


def test_an_offer_for_a_tip_fits_that_tip_only():
    offer = replace(OFFER, indicators=frozenset(), tips=frozenset({"een-tip"}))
    assert [fitting(offer, tip=tip) for tip in ("een-tip", "andere-tip", "")] == [(offer,), (), ()]


def test_an_offer_for_some_sizes_fits_no_other():
    offer = replace(OFFER, sizes=frozenset({"1-9", "10-49"}))
    assert [fitting(offer, size_class=size) for size in ("10-49", "50-249")] == [(offer,), ()]


def test_an_offer_fits_only_while_it_is_valid():
    assert [fitting(OFFER, day=day) for day in (date(2025, 12, 31), date(2027, 1, 1))] == [(), ()]


def test_offers_for_the_tip_itself_come_first():
    general = replace(OFFER, title="Aan de slag")
    own = replace(OFFER, number=2, title="Zelf roosteren", tips=frozenset({"een-tip"}))
    assert fitting(general, own, tip="een-tip") == (own, general)
    assert fitting(own, general) == (general, own)


def test_contact_links_hold_nothing_but_the_address_and_the_number():
    contact = Contact("balie", "a?cc=b&x='@fonds.example", "+31 (0)30 - 123")
    assert contact.mail_address == "mailto:a%3Fcc%3Db%26x%3D%27@fonds.example"
    assert contact.phone_address == "tel:+31030123"
    assert contact.words == "balie, a?cc=b&x='@fonds.example, +31 (0)30 - 123"


def test_website_is_the_host_of_the_link():
    assert (OFFER.website, replace(OFFER, link="").website) == ("fonds.example", "")
