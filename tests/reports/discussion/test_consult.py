"""The page of the discussion: by state one next step, and below it what was shared."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils.timezone import now

from assessments.services.life_cycle import fix_assessment, return_to_draft, submit_assessment
from organisations.models import ParticipationForm
from reports.models import Decision, Discussion, Stance, Verdict
from reports.services.discussions import answer_proposal, reply_to_position, start_discussion
from reports.services.positions import make_proposal
from tests.factories import NOW, fill_assessment, make_secretary
from tests.reports.talking import confirm, give, in_days, secretary_of, share

pytestmark = pytest.mark.django_db


def text_of(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())


@pytest.fixture
def read(hr, login, address):
    """What the administrator sees now."""
    client = login(hr)
    return lambda: client.get(address("consult"))


def todo(response):
    return response.context["step"].title, response.context["step"].url


class TestNextStep:
    def test_of_a_draft_is_to_submit(self, draft, read, address):
        assert todo(read()) == ("Dien eerst de vragenlijst in", address("check"))
        assert address("invite_secretary") in read().content.decode()

    def test_without_a_council_is_to_fix(self, submitted, employer, read, address):
        type(employer).objects.update(participation_form=ParticipationForm.NONE)
        assert todo(read()) == ("Stel het jaarrapport vast", address("fix_report"))
        told = text_of(read())
        assert "Bij u is er geen ondernemingsraad, personeelsvertegenwoordiging of personeelsvergadering." in told
        assert "Bij 50 of meer werkzame personen vraagt de Wet op de ondernemingsraden een ondernemingsraad." in told

    def test_with_a_council_is_to_invite_its_first_member(self, submitted, read, address):
        assert todo(read()) == ("Nodig de secretaris uit", address("invite_secretary"))

    def test_of_a_staff_meeting_speaks_of_spokespersons(self, submitted, employer, read):
        type(employer).objects.update(participation_form=ParticipationForm.STAFF_MEETING)
        told = text_of(read())
        assert "Nodig de eerste woordvoerder uit" in told
        assert "ondernemingsraad" not in told

    def test_then_to_lay_it_before_them(self, submitted, council_secretary, read, address):
        assert todo(read()) == ("Leg de zelfbeoordeling voor aan de ondernemingsraad", address("start_discussion"))

    def test_then_to_wait_until_a_named_day(self, talk, read):
        assert todo(read()) == ("Wacht op het oordeel", "")
        assert "Er is nog niets gedeeld." in text_of(read())

    def test_then_to_answer_where_the_council_disagrees_first(self, position, talk, read, address):
        other = share(talk, "betaald-verlof", Stance.DISAGREES)
        expected = ("Geef antwoord over betaald verlof", address("reply_to_position", other.pk))
        assert todo(read()) == expected

    def test_a_bare_agreement_asks_for_no_answer(self, talk, read):
        share(talk, "autonomie", Stance.AGREES, "")
        assert todo(read())[0] == "Wacht op het oordeel"

    def test_then_to_decide_on_proposals(self, proposal, hr, read, address):
        reply_to_position(proposal.position, "Wij kijken ernaar.", by=hr, at=NOW)
        assert todo(read()) == ("Beslis over een voorstel", address("answer_proposal", proposal.pk))

    def test_with_an_opinion_and_everything_answered_is_to_fix(self, talk, read, address):
        give(talk, Verdict.RECOGNISES)
        assert todo(read()) == ("Stel het jaarrapport vast", address("fix_report"))

    def test_the_last_day_still_belongs_to_the_council(self, talk, read):
        Discussion.objects.update(due_on=in_days(0))
        assert todo(read())[0] == "Wacht op het oordeel"
        Discussion.objects.update(due_on=in_days(-1))
        assert todo(read())[0] == "Stel het jaarrapport vast"
        assert "geen oordeel ontvangen" in text_of(read())

    def test_of_a_fixed_year_is_to_read(self, talk, hr, read, address):
        fix_assessment(talk.assessment, by=hr, at=NOW)
        assert todo(read()) == ("Het jaarrapport is vastgesteld", address("annual_report_pdf"))
        assert "Oordeel Geen oordeel ontvangen" in text_of(read())
        assert address("reopen") not in read().content.decode()

    def test_a_year_fixed_without_a_council_stays_so_when_one_comes_later(self, submitted, employer, hr, read):
        type(employer).objects.update(participation_form=ParticipationForm.NONE)
        submitted.refresh_from_db()
        fix_assessment(submitted, by=hr, at=NOW)
        type(employer).objects.update(participation_form=ParticipationForm.WORKS_COUNCIL)
        assert "Bij u is er geen ondernemingsraad" in text_of(read())


class TestShared:
    def test_counts_say_what_was_shared_and_waits(self, proposal, talk, read):
        share(talk, "betaald-verlof", Stance.AGREES, "")
        told = text_of(read())
        assert "Standpunten gedeeld 2 van 12" in told
        assert "Nog te beantwoorden 1, en 1 voorstel Oordeel Nog niet gegeven" in told

    def test_levels_of_the_council_stand_beside_those_of_the_employer(self, talk, read):
        share(talk, levels={"werk-zelf-indelen": 1})
        told = text_of(read())
        assert re.search(r"Werkgever: d\. .+ Namens het personeel: b\. ", told)

    def test_a_newer_position_holds_and_the_earlier_one_stays_readable(self, position, talk, hr, read, address):
        newer = share(talk, remark="Na het gesprek twijfelen wij nog.")
        page = read()
        assert [talk.position for talk in page.context["page"].talks] == [newer]
        assert f"Eerdere standpunten (1) Twijfel Gedeeld op 2 maart 2026 {position.remark}" in text_of(page)
        assert address("reply_to_position", position.pk) not in page.content.decode()

    def test_what_waits_stands_first_then_by_stance_then_by_the_edition(self, talk, hr, read):
        for indicator, stance in (
            ("autonomie", Stance.DOUBTS),
            ("redelijk-loon", Stance.AGREES),
            ("betaald-verlof", Stance.DISAGREES),
            ("sociale-steun", Stance.DISAGREES),
        ):
            answered = share(talk, indicator, stance, "" if stance == Stance.AGREES else "Anders.")
        reply_to_position(answered, "Wij zien het ook.", by=hr, at=NOW)
        order = [talk.indicator.slug for talk in read().context["page"].talks]
        assert order == ["betaald-verlof", "autonomie", "sociale-steun", "redelijk-loon"]

    @pytest.mark.parametrize(("decision", "is_offered"), [("overgenomen", True), ("niet-overgenomen", False)])
    def test_an_accepted_proposal_can_go_into_the_plan(self, decision, is_offered, proposal, hr, read, login, address):
        answer_proposal(proposal, Decision(decision), "Daarom.", by=hr, at=NOW)
        link = f"{address('add_action')}?indicator=autonomie&titel=Laat%20de%20ploegen%20zelf%20hun%20werk%20verdelen."
        assert (link in unescape(read().content.decode())) == is_offered
        form = login(hr).get(link).context["form"]
        assert (form["title"].value(), form["indicator"].value()) == (proposal.text, "autonomie")

    def test_the_opinion_carries_its_line_about_the_law(self, talk, read):
        give(talk, Verdict.PARTLY, "De avondploeg missen wij.")
        told = text_of(read())
        assert "De ondernemingsraad: herkent het beeld deels." in told
        assert "De avondploeg missen wij. Dit is geen advies (WOR 25) of instemming (WOR 27)." in told

    def test_a_staff_meeting_counts_and_its_opinion_shows_once_confirmed(self, talk, council_member, read):
        Discussion.objects.update(form=ParticipationForm.STAFF_MEETING)
        talk.refresh_from_db()
        opinion = give(talk, Verdict.PARTLY, counts=(12, 3, 1, 0))
        assert "Oordeel Nog niet gegeven" in text_of(read())
        confirm(opinion, council_member)
        assert "Herkennen het 12 Herkennen het deels 3 Herkennen het niet 1 Geven geen oordeel 0" in text_of(read())

    def test_a_late_opinion_leads_to_its_addendum(self, talk, hr, read, address):
        fix_assessment(talk.assessment, by=hr, at=NOW)
        give(talk, Verdict.RECOGNISES)
        assert "Oordeel Herkent het beeld (na het vaststellen)" in text_of(read())
        assert address("addendum_pdf") in read().content.decode()


class TestCorrection:
    def test_back_to_draft_keeps_what_was_said(self, position, hr, read):
        return_to_draft(position.discussion.assessment, "Een cijfer klopte niet", by=hr, at=NOW)
        told = text_of(read())
        assert "Dien de vragenlijst opnieuw in" in told
        assert "De vragenlijst is weer een concept" in told
        assert position.remark in told

    def test_a_draft_is_hidden_from_who_reads_along(self, position, hr, reader, council_member, login, address):
        return_to_draft(position.discussion.assessment, "Een cijfer klopte niet", by=hr, at=NOW)
        assert [login(who).get(address("consult")).status_code for who in (reader, council_member)] == [403, 403]

    def test_an_opinion_from_before_it_is_marked(self, talk, hr, read):
        give(talk, Verdict.RECOGNISES)
        assert "vóór de correctie" not in text_of(read())
        return_to_draft(talk.assessment, "Een cijfer klopte niet", by=hr, at=NOW)
        submit_assessment(talk.assessment, by=hr, at=NOW)
        assert todo(read())[0] == "Leg de zelfbeoordeling voor aan de ondernemingsraad"
        start_discussion(talk.assessment, in_days(20), by=hr, at=now())
        assert "Het oordeel is van vóór de correctie" in text_of(read())


def test_queries_do_not_grow_with_the_positions(talk, hr, read, django_assert_max_num_queries):
    def count():
        with django_assert_max_num_queries(40) as queries:
            read()
        return len(queries)

    secretary = secretary_of(talk)
    make_proposal(share(talk, levels={"werk-zelf-indelen": 1}), "Doe iets.", by=secretary, at=NOW)
    few = count()
    for indicator in ("betaald-verlof", "sociale-steun", "redelijk-loon", "autonomie"):
        for day in range(3):
            position = share(talk, indicator, at=NOW + timedelta(days=day), levels={"werk-zelf-indelen": 1})
        make_proposal(position, "Doe nog iets.", by=secretary, at=NOW)
    assert count() == few


def test_a_secretary_can_be_invited_while_filling_in(draft, read):
    fill_assessment(draft)
    make_secretary(draft.organisation)
    assert todo(read())[0] == "Dien eerst de vragenlijst in"
