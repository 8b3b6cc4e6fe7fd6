"""A page of questions over HTTP: what it shows, what its button saves, and what it never loses."""

import re

import pytest
from django.utils.html import escape

from assessments.selectors import answers_by_question, response_of
from tests.factories import answer_question, at_level, make_submitted, question_of

pytestmark = pytest.mark.django_db
URL = "/werkgever/90000001/2026/vragen/autonomie/"
FIRST, SECOND = "hinderlijke-regels", "werkoverleg-aantal"


@pytest.fixture
def admin(hr, login):
    return login(hr)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def versions(response):
    """The version each question of the page will be posted with."""
    found = re.findall(r'name="([a-z0-9-]+)-version" value="(\d+)"', response.content.decode())
    return {slug: int(version) for slug, version in found}


def stored(assessment):
    return {slug: (response_of(answer), answer.version) for slug, answer in answers_by_question(assessment).items()}


def test_page_shows_every_question_once(draft, admin):
    response = admin.get(URL)
    slugs = [question.slug for question in response.context["page"].section.questions]
    assert re.findall(r'<section class="question" id="vraag-([a-z0-9-]+)"', response.content.decode()) == slugs
    assert list(versions(response)) == slugs


def test_page_says_where_one_is(draft, admin):
    told = text_of(admin.get(URL))
    assert "Onderdeel 6 van 13" in told
    assert "Opslaan en verder naar Capaciteiten gebruiken" in told


def test_button_saves_every_question_that_was_filled_in(draft, admin):
    response = admin.post(URL, {f"{FIRST}-level": "2", f"{FIRST}-version": "0", f"{SECOND}-number": "12"})
    assert response["Location"] == "/werkgever/90000001/2026/"
    assert {slug: version for slug, (_, version) in stored(draft).items()} == {FIRST: 1, SECOND: 1}


def test_button_to_go_on_leads_to_the_next_section(draft, admin):
    assert admin.post(URL, {"next": "1"})["Location"] == "/werkgever/90000001/2026/vragen/capaciteiten-gebruiken/"


def test_button_to_go_on_from_the_last_section_leads_to_the_tasks(draft, admin):
    url = URL.replace("autonomie", "kinderopvang-en-ouderenzorg")
    assert admin.post(url, {"next": "1"})["Location"] == "/werkgever/90000001/2026/"


def test_a_mistake_keeps_what_was_typed_and_saves_the_rest(draft, admin):
    response = admin.post(URL, {f"{FIRST}-level": "2", f"{SECOND}-number": "twaalf", f"{SECOND}-note": "Elke maand"})
    assert (response.status_code, list(stored(draft))) == (422, [FIRST])
    page = response.content.decode()
    assert 'value="twaalf"' in page
    assert "Elke maand" in page
    told = text_of(response)
    assert "Er is een probleem Vraag 6: " in told
    assert "Vul een getal in, bijvoorbeeld 1250 of 12,5." in told


def test_a_page_with_a_mistake_never_conflicts_with_itself(draft, admin):
    """What was saved beside the mistake has a new version, and the page that comes back knows it."""
    shown = admin.post(URL, {f"{FIRST}-level": "2", f"{FIRST}-version": "0", f"{SECOND}-number": "twaalf"})
    assert versions(shown)[FIRST] == 1
    again = {f"{FIRST}-level": "3", f"{FIRST}-version": "1", f"{SECOND}-number": "12", f"{SECOND}-version": "0"}
    assert admin.post(URL, again).status_code == 302
    assert stored(draft)[FIRST] == (at_level(3), 2)


def test_posting_the_page_again_unchanged_saves_nothing(draft, admin):
    data = {f"{FIRST}-level": "2", f"{FIRST}-version": "0"}
    admin.post(URL, data)
    admin.post(URL, data)
    assert stored(draft) == {FIRST: (at_level(2), 1)}


def test_a_conflict_shows_the_other_answer_and_who_gave_it(draft, colleague, admin, login):
    login(colleague).post(URL, {f"{FIRST}-level": "1", f"{FIRST}-version": "0"})
    response = admin.post(URL, {f"{FIRST}-level": "3", f"{FIRST}-version": "0", f"{SECOND}-number": "12"})
    assert response.status_code == 422
    assert {slug: version for slug, (_, version) in stored(draft).items()} == {FIRST: 1, SECOND: 1}
    words = f"b. {question_of(draft, FIRST).levels[1]}"
    assert f"collega@voorbeeld.example heeft deze vraag intussen beantwoord: “{words}”" in text_of(response)
    assert re.search(rf'name="{FIRST}-level" value="3"[^>]* checked', response.content.decode())


def test_after_a_conflict_the_own_answer_can_take_its_place(draft, colleague, admin, login):
    login(colleague).post(URL, {f"{FIRST}-level": "1", f"{FIRST}-version": "0"})
    shown = admin.post(URL, {f"{FIRST}-level": "3", f"{FIRST}-version": "0"})
    admin.post(URL, {f"{FIRST}-level": "3", f"{FIRST}-version": versions(shown)[FIRST]})
    assert stored(draft)[FIRST] == (at_level(3), 2)


def test_a_submitted_page_is_only_to_be_read(submitted, admin):
    page = admin.get(URL).content.decode()
    assert "De antwoorden liggen vast en zijn hier alleen te lezen." in page
    assert "hx-post" not in page
    assert 'name="next"' not in page


def test_a_post_after_submitting_says_so_and_changes_nothing(submitted, admin):
    before = stored(submitted)
    page = admin.post(URL, {f"{FIRST}-level": "0", f"{FIRST}-version": "1"}, follow=True)
    assert stored(submitted) == before
    assert "De vragenlijst is ingediend en ligt vast. Zet hem eerst terug naar concept." in page.content.decode()


def test_last_years_answer_is_offered_with_its_button(draft, employer, admin):
    make_submitted(employer, 2025, level=2)
    page = admin.get(URL).content.decode()
    assert f"Vorig jaar antwoordde u: <em>c. {escape(question_of(draft, FIRST).levels[2])}</em>" in page
    assert f'formaction="/werkgever/90000001/2026/antwoord/{FIRST}/overnemen/"' in page


def test_profile_without_a_workforce_asks_for_it_first(draft, admin):
    draft.headcounts.all().delete()
    told = text_of(admin.get(URL.replace("autonomie", "profiel")))
    assert "Begin met de aantallen" in told


def test_profile_counts_the_workforce(draft, admin):
    told = text_of(admin.get(URL.replace("autonomie", "profiel")))
    assert "Op 31 december werkten er 63 mensen bij u, in 2 functiegroepen." in told


def test_a_colleague_has_only_the_assigned_page(draft, colleague, outsider, login):
    client = login(colleague)
    assert client.get(URL).status_code == 200
    assert client.post(URL, {f"{FIRST}-level": "2"}).status_code == 302
    elsewhere = URL.replace("autonomie", "redelijk-loon")
    assert client.post(elsewhere, {"laagste-uurloon-option": "weet-niet"}).status_code == 403
    assert login(outsider).post(URL, {f"{FIRST}-level": "4"}).status_code == 404
    assert stored(draft) == {FIRST: (at_level(2), 1)}


def test_a_get_changes_nothing(draft, admin):
    answer_question(draft, FIRST, at_level(2))
    before = (stored(draft), draft.organisation.events.count())
    admin.get(URL)
    assert (stored(draft), draft.organisation.events.count()) == before
