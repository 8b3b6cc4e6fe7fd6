"""Dutch words for every event: none without, none that says too much, and old ones that still read."""

import ast
import string

import pytest

from assessments.edition_files import edition_for
from organisations.models import Purpose
from oversight.trail_names import names_for, page_name
from oversight.trail_topics import EMPLOYER_TOPICS, FUND_TOPICS, TOPIC_NAMES, Topic
from oversight.trail_words import OF_COUNCIL, PHRASES, many_text, one_text, verbs_about
from reports.tip_files import load_tips
from tests.assessments.competentiematrix.matrices import make_team
from tests.oversight.verbs_in_source import UnreadableVerbError, product_verbs, verbs_of


def test_every_verb_of_the_product_has_words_and_no_words_stand_idle():
    assert product_verbs() == set(PHRASES)


def read(source):
    return verbs_of({"shop": ast.parse(source)})


def test_the_reader_finds_verbs_however_they_are_written():
    source = """
from organisations.events import record_event, record_events
NAMED = "named"
TABLE = {1: "first", 2: "second"}

def plain(x): record_event(x, "plain")
def constant(x): record_event(x, NAMED)
def table(x, n): record_event(x, TABLE[n])
def built(x, to): record_event(x, f"status_{to}")
def either(x, new): record_event(x, "new" if new else "old")
def _note(x, verb, y): record_event(x, verb, y)
def wrapped(x): _note(x, "wrapped", 1)
def by_name(x): _note(x, y=1, verb="by_name")
def pairs(x): record_events(x, [("pair", 1), ("other", 2)])
def each(x, many): record_events(x, (("each", y) for y in many))
def zipped(x, many):
    verbs = ("zip_a" if y else "zip_b" for y in many)
    record_events(x, zip(verbs, many))
"""
    plain = {"plain", "named", "first", "second", "new", "old", "wrapped", "by_name", "pair", "other", "each"}
    built = {"status_concept", "status_ingediend", "status_bespreking", "status_vastgesteld"}
    assert read(source) == plain | built | {"zip_a", "zip_b"}


def test_the_reader_says_so_when_it_cannot_read_a_verb():
    source = "from organisations.events import record_event\ndef odd(x): record_event(x, x.verb.lower())"
    with pytest.raises(UnreadableVerbError, match=r"shop\.odd"):
        read(source)


@pytest.mark.parametrize("verb", sorted(PHRASES))
def test_a_phrase_uses_parts_of_its_own_shape_only(verb):
    phrase = PHRASES[verb]
    shape = set(phrase.shape.split("/")) - {""}
    used = {name for _, name, _, _ in string.Formatter().parse(phrase.text) if name}
    several = {name for _, name, _, _ in string.Formatter().parse(phrase.many) if name}
    assert used <= shape
    assert several <= shape | {"count"}
    assert ("count" in several) == bool(phrase.many)


def test_every_topic_has_a_name_and_is_offered_somewhere():
    assert set(TOPIC_NAMES) == set(Topic) == {*EMPLOYER_TOPICS, *FUND_TOPICS}
    assert {verb for topic in Topic for verb in verbs_about(topic)} == set(PHRASES)


def test_drafts_of_the_council_are_the_councils_own():
    assert {"save_position", "save_opinion"} == OF_COUNCIL


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "obj", "words"),
    [
        ("save_answer", "2026/werk-zelf-indelen", "Antwoord opgeslagen, onderdeel Autonomie (2026)"),
        ("assign_section", "2026/profiel", "Onderdeel Profiel van de organisatie aan iemand toegewezen (2026)"),
        ("import_answers", "2026: 48", "48 antwoorden ingelezen (2026)"),
        ("change_organisation", "name, size_class", "Gegevens opgeslagen: naam van de organisatie, grootte"),
        ("join_fund", "metaalfonds", "Aangesloten bij Opleidingsfonds Metaal"),
        ("give_consent", "platform/benchmark", "Toestemming gegeven aan goedwerk: meetellen in de benchmark"),
        ("choose_comparison_fund", "", "Gekozen met wie wordt vergeleken: alle werkgevers in goedwerk"),
        ("choose_route", "2026/kort", "De korte route gekozen (2026)"),
        ("add_action", "2026/12", "Maatregel toegevoegd: eigen maatregel 12 (2026)"),
        ("start_discussion", "2026/2026-04-13", "Voorgelegd aan de medezeggenschap, tot en met 13 april 2026"),
        ("share_position", "2026/autonomie/oneens", "Standpunt gedeeld over Autonomie: oneens (2026)"),
        ("answer_proposal", "2026/autonomie/overgenomen", "Voorstel beantwoord over Autonomie: overgenomen (2026)"),
        ("confirm_opinion", "2026/herkent-deels", "Oordeel bevestigd: herkent het beeld deels (2026)"),
        ("remove_member", "secretaris", "Toegang ingetrokken van een secretaris"),
        ("refused", "share_something_old", "Geen toegang tot share_something_old"),
        ("view_trail", "", "Dit overzicht bekeken"),
        ("start_matrix", "geen-raad", "Competentiematrix aangezet: er is geen medezeggenschap die kan instemmen"),
        ("change_matrix_team", "weg-team", "Afspraken van team weg-team opgeslagen"),
        ("apply_retention", "matrix-vertrek", "Bewaartermijn voorbij, opgeruimd: wie een team heeft verlaten"),
    ],
)  # fmt: skip
def test_an_event_reads_in_dutch(verb, obj, words, employer, fund):
    assert one_text(verb, obj, names_for(employer)) == words


@pytest.mark.django_db
def test_a_team_reads_by_its_name_and_the_people_in_it_by_number(employer):
    make_team(employer, "Lasserij Noord")
    names = names_for(employer)
    assert one_text("save_own_levels", "lasserij-noord/7", names) == (
        "Eigen kijk van iemand opgeslagen, team Lasserij Noord (nummer 7)"
    )
    assert many_text("save_own_levels", "lasserij-noord/7", names) == (
        "{count} keer een eigen kijk opgeslagen, team Lasserij Noord"
    )


@pytest.mark.django_db
def test_a_chosen_tip_reads_by_its_title(employer):
    tip = load_tips()[0]
    assert one_text("choose_tip", f"2026/{tip.slug}", names_for(employer)) == f"Tip gekozen: “{tip.title}” (2026)"


@pytest.mark.django_db
def test_the_council_is_called_as_this_employer_has_it(employer):
    employer.participation_form = "personeelsvergadering"
    assert one_text("add_member", "secretaris", names_for(employer)) == "Iemand toegang gegeven als eerste woordvoerder"


@pytest.mark.django_db
@pytest.mark.parametrize("verdict", ["herkent", "herkent-niet"])
def test_an_opinion_that_waits_for_confirmation_does_not_tell_its_verdict(verdict, employer):
    words = one_text("give_opinion", f"2026/{verdict}", names_for(employer))
    assert words == "Oordeel over de zelfbeoordeling gegeven (2026)"


@pytest.mark.django_db
def test_a_draft_of_the_council_tells_no_indicator_even_in_words(employer):
    assert one_text("save_position", "2026/autonomie", names_for(employer)) == "Concept-standpunt opgeslagen (2026)"


def test_what_is_not_known_any_more_reads_as_it_was_written():
    assert one_text("old_verb", "2024/iets", {}) == "old_verb 2024/iets"
    assert one_text("save_answer", "2026", {}) == "save_answer 2026"
    assert (many_text("old_verb", "2024/iets", {}), many_text("save_answer", "2026", {})) == ("", "")


@pytest.mark.django_db
def test_every_slug_that_an_event_can_name_has_words(employer):
    names, edition = names_for(employer), edition_for(2026)
    slugs = {
        "question": [*edition.by_slug],
        "indicator": [indicator.slug for indicator in edition.indicators],
        "action": [tip.slug for tip in load_tips()],
        "purpose": list(Purpose.values),
    }
    assert [(kind, slug) for kind, found in slugs.items() for slug in found if names[kind](slug) == slug] == []


@pytest.mark.parametrize(
    ("url_name", "words"),
    [
        ("results", "resultaten"),
        ("edit_action", "verbeterplan/…"),
        ("trail", "spoor"),
        ("organisation", "de eerste pagina"),
        ("fund_members", "leden"),
        ("fund", "de eerste pagina"),
        ("not_there", "not_there"),
    ],
)
def test_a_page_is_called_by_its_address(url_name, words):
    assert page_name(url_name) == words
