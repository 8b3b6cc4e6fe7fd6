"""One indicator over HTTP: what the council reads, writes, and never loses."""

import re

import pytest
from django.core.files.base import ContentFile

from assessments.responses import Response, State
from assessments.services.life_cycle import fix_assessment, return_to_draft, submit_assessment
from reports.models import Position, PositionDraft
from reports.services.discussions import reply_to_position
from reports.services.plan import choose_tip
from reports.tip_files import tips_by_slug
from tests.benchmarks.factories import cell, store_publication
from tests.factories import (
    NOW,
    answer_question,
    at_level,
    fill_assessment,
    make_assessment,
    make_discussion,
    make_secretary,
    make_submitted,
    question_of,
)
from tests.reports.council.typed import typed
from tests.reports.talking import in_days, share, write

pytestmark = pytest.mark.django_db


def told(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def url(address):
    return address("council_position", "autonomie")


class TestReading:
    @pytest.fixture
    def annotated(self, employer, hr, council_secretary):
        """With a note, a link and a file on one question, and one that the employer does not know."""
        assessment = fill_assessment(make_assessment(employer))
        answer_question(
            assessment,
            "werk-zelf-indelen",
            at_level(3),
            note="Sinds maart, met <b>alle</b> teams.",
            evidence_url="https://intranet.example/rooster",
            evidence_file=ContentFile(b"tekst", "overleg.txt"),
        )
        answer_question(assessment, "hinderlijke-regels", Response(State.UNKNOWN))
        submit_assessment(assessment, by=hr, at=NOW)
        assessment.refresh_from_db()
        return make_discussion(assessment, in_days(30))

    def test_shows_answers_with_notes_and_evidence(self, annotated, council_secretary, login, url):
        page = login(council_secretary).get(url).content.decode()
        assert "Sinds maart, met &lt;b&gt;alle&lt;/b&gt; teams." in page
        assert 'href="https://intranet.example/rooster" rel="noreferrer nofollow"' in page
        assert 'href="/werkgever/90000001/2026/antwoord/werk-zelf-indelen/bewijs/"' in page
        assert question_of(annotated.assessment).levels[3] in page

    def test_shows_what_stands_out_per_question(self, annotated, council_secretary, login, url):
        rows = {row.slug: row.signals for row in login(council_secretary).get(url).context["page"].questions}
        assert rows["hinderlijke-regels"] == ("Uw werkgever weet het antwoord niet",)
        assert rows["werk-zelf-indelen"] == ()

    def test_shows_score_last_year_and_other_employers(self, talk, employer, member, url):
        make_submitted(employer, 2025, level=1)
        store_publication(None, 2026, [cell("autonomie", 60, branch="C", band=(45, 70))])
        page = told(member.get(url))
        assert "Vorig jaar 31 punten" in page
        assert "Gemiddeld bij andere werkgevers 60 punten" in page

    def test_shows_the_plan_for_this_indicator_without_names(self, talk, hr, member, url):
        tip = next(tip for tip in tips_by_slug().values() if tip.indicator == "autonomie")
        action = choose_tip(talk.assessment, tip, by=hr, at=NOW)
        action.owner_function, action.owner_person = "hoofd productie", "Jan Jansen"
        action.save()
        page = told(member.get(url))
        assert f"{tip.title} (voorgenomen, hoofd productie)" in page
        assert "Jan Jansen" not in page

    def test_walks_through_the_twelve(self, talk, member, address):
        first = told(member.get(address("council_position", "redelijk-loon")))
        last = told(member.get(address("council_position", "kinderopvang-en-ouderenzorg")))
        assert "Stap 1 van 12" in first
        assert "Volgende: baanzekerheid" in first
        assert "Vorige" not in first
        assert "Stap 12 van 12" in last
        assert "Volgende" not in last

    def test_of_an_unknown_indicator_is_not_found(self, talk, member, address):
        assert member.get(address("council_position", "geen-indicator")).status_code == 404

    def test_before_it_is_laid_before_the_council_is_not_found(self, submitted, member, url):
        assert member.get(url).status_code == 404

    def test_of_a_draft_is_closed(self, talk, hr, member, url):
        return_to_draft(talk.assessment, "Een telfout.", by=hr, at=NOW)
        assert member.get(url).status_code == 403

    def test_after_fixing_has_no_form(self, talk, hr, member, url):
        fix_assessment(talk.assessment, by=hr, at=NOW)
        assert "<textarea" not in member.get(url).content.decode()


class TestShared:
    def test_stands_above_with_the_answer_and_the_history(self, talk, hr, member, url):
        first = share(talk, remark="De eerste keer.", levels={"werk-zelf-indelen": 1})
        reply_to_position(first, "Wij gaan dit na.", by=hr, at=NOW)
        share(talk, remark="De tweede keer.")
        page = told(member.get(url))
        assert "Wij gaan dit na." in page
        assert "Eerdere standpunten (1)" in page
        assert page.index("De tweede keer.") < page.index("De eerste keer.")
        assert f"b. {question_of(talk.assessment).levels[1]}" in page

    def test_a_new_draft_begins_with_it(self, talk, member, url):
        share(talk, levels={"werk-zelf-indelen": 1})
        form = member.get(url).context["page"].form
        assert (form["remark"].value(), form["version"].value()) == ("Dat zien wij anders.", 0)
        assert form["niveau-werk-zelf-indelen"].value() == "1"

    def test_reading_on_makes_no_draft_of_it(self, talk, member, url, address):
        share(talk, levels={"werk-zelf-indelen": 1})
        response = member.post(url, typed(member.get(url)) | {"next": "1"})
        assert response.url == address("council_position", "capaciteiten-gebruiken")
        assert not PositionDraft.objects.exists()


class TestWriting:
    def test_keeps_stance_remark_and_levels(self, talk, member, council_member, url, address):
        sent = {"stance": "oneens", "remark": "Niet in de nachtploeg.", "niveau-werk-zelf-indelen": "0", "version": "0"}
        assert member.post(url, sent).url == address("council_room")
        draft = PositionDraft.objects.get()
        assert (draft.stance, draft.remark, draft.saved_by) == ("oneens", "Niet in de nachtploeg.", council_member.user)
        assert dict(draft.levels.values_list("question", "level")) == {"werk-zelf-indelen": 0}

    def test_goes_on_to_the_next(self, talk, member, url, address):
        response = member.post(url, {"stance": "eens", "version": "0", "next": "1"})
        assert response.url == address("council_position", "capaciteiten-gebruiken")

    def test_the_difference_is_shown_beside_the_answer(self, talk, member, url):
        write(talk, levels={"werk-zelf-indelen": 1})
        assert f"U antwoordt hier zelf: b. {question_of(talk.assessment).levels[1]}" in told(member.get(url))

    def test_a_conflict_keeps_what_was_typed_and_shows_the_other(self, talk, member, url):
        write(talk, remark="Van de ander.", levels={"werk-zelf-indelen": 1})
        response = member.post(url, {"stance": "oneens", "remark": "Van mij.", "version": "0"})
        page = told(response)
        assert response.status_code == 422
        assert "Iemand anders heeft dit intussen veranderd." in page
        assert "Twijfel. Van de ander." in page
        assert "door Sara Secretaris" in page
        assert "Van mij." in page
        again = typed(response)
        assert (again["remark"], again["version"]) == ("Van mij.", "1")
        member.post(url, again)
        assert PositionDraft.objects.get().remark == "Van mij."

    def test_too_long_a_remark_stays_and_is_said(self, talk, member, url):
        response = member.post(url, {"stance": "eens", "remark": "x" * 2001, "version": "0"})
        assert response.status_code == 422
        assert "x" * 2001 in response.content.decode()
        assert not PositionDraft.objects.exists()

    @pytest.mark.parametrize(
        ("close", "reason"),
        [
            (lambda talk, hr: return_to_draft(talk.assessment, "Fout.", by=hr, at=NOW), "past de antwoorden aan"),
            (lambda talk, hr: fix_assessment(talk.assessment, by=hr, at=NOW), "is vastgesteld"),
        ],
    )
    def test_what_was_typed_too_late_is_given_back(self, close, reason, talk, hr, member, url):
        close(talk, hr)
        response = member.post(url, {"stance": "oneens", "remark": "Te laat getypt.", "version": "0"})
        page = told(response)
        assert response.status_code == 409
        assert reason in page
        assert "Te laat getypt." in page
        assert not PositionDraft.objects.exists()


class TestProposal:
    def test_begins_with_the_remark_and_goes_to_the_employer(self, talk, member, url, address):
        position = share(talk)
        page = address("make_proposal", position.pk)
        assert page in member.get(url).content.decode()
        assert typed(member.get(page)) == {"text": "Dat zien wij anders."}
        assert member.post(page, {"text": "Laat de ploegen verdelen."}).url == url
        assert "Uw voorstel Laat de ploegen verdelen." in told(member.get(url))
        assert page not in member.get(url).content.decode()

    def test_needs_words(self, talk, member, address):
        response = member.post(address("make_proposal", share(talk).pk), {"text": " "})
        assert response.status_code == 422
        assert "Schrijf in een paar zinnen wat u voorstelt." in told(response)

    def test_a_second_one_is_refused_in_words(self, talk, member, address):
        page = address("make_proposal", share(talk).pk)
        member.post(page, {"text": "Het eerste."})
        response = member.post(page, {"text": "Het tweede."}, follow=True)
        assert "Van deze opmerking was al een voorstel gemaakt." in told(response)
        assert Position.objects.get().proposal.text == "Het eerste."

    def test_of_another_employer_is_not_found(self, talk, outsider, member, address):
        make_secretary(outsider.organisation, "anderraad@voorbeeld.example")
        position = share(make_discussion(make_submitted(outsider.organisation), in_days(30)))
        assert member.post(address("make_proposal", position.pk), {"text": "x"}).status_code == 404

    def test_typed_too_late_is_given_back(self, talk, hr, member, address):
        page = address("make_proposal", share(talk).pk)
        fix_assessment(talk.assessment, by=hr, at=NOW)
        response = member.post(page, {"text": "Te laat getypt."})
        assert (response.status_code, "Te laat getypt." in told(response)) == (409, True)
