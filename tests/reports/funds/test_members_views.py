"""A round's members over HTTP: inviting one, inviting a list, reminding, and what of a member's state shows."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from benchmarks.member_list import COLUMNS, read_header
from benchmarks.models import Invitation, MemberImport, MemberImportRow, Round
from benchmarks.services.invitations import invite_members
from organisations.models import FundMember, Purpose
from organisations.services.funds import MemberEntry, join_fund
from spreadsheets.writing import Sheet, write_xlsx
from tests.factories import make_running_round, make_submitted

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
MEMBERS = f"/fonds/metaalfonds/{YEAR}/leden/"
INVITE, UPLOAD, REMIND = f"{MEMBERS}uitnodigen/", f"{MEMBERS}lijst/", f"{MEMBERS}herinneren/"
MEMBER = {
    "name": "Jansen BV",
    "kvk": "90000011",
    "email": "hr@jansen.example",
    "holding": "",
    "sub_branch": "Metaal",
    "size_class": "10-49",
}
HEADER = "naam;kvk;e-mail;concern;deelbranche;grootte"
GOOD = (HEADER, "Jansen BV;90000011;hr@jansen.example;;Metaal;10-49", "Café Zoë;90000012;hr@zoe.example;;;")
WRONG = (HEADER, GOOD[1], "Pieters;1234567;pieters;;Glas;")


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def csv_file(lines, encoding="windows-1252"):
    return SimpleUploadedFile("leden.csv", "\r\n".join(lines).encode(encoding))


@pytest.fixture
def fund_round(fund):
    return make_running_round(fund, sub_branches=["Metaal"])


@pytest.fixture
def visitor(fund_round, fund_manager, login):
    return login(fund_manager)


def upload(visitor, lines):
    return visitor.post(UPLOAD, {"file": csv_file(lines)}, follow=True)


class TestInvite:
    def test_invites_and_mails(self, visitor, fund_round):
        told = text_of(visitor.post(INVITE, MEMBER, follow=True))
        assert "Jansen BV is uitgenodigd." in told
        assert "Jansen BV 90000011 hr@jansen.example – Metaal 10-49 uitgenodigd" in told
        (sent,) = mail.outbox
        assert (sent.to, Invitation.objects.get().mailed_at is None) == (["hr@jansen.example"], False)

    def test_inviting_again_updates_and_mails_nothing(self, visitor):
        visitor.post(INVITE, MEMBER)
        told = text_of(visitor.post(INVITE, MEMBER | {"name": "Jansen & Zn"}, follow=True))
        assert "Jansen & Zn was al uitgenodigd. De gegevens zijn bijgewerkt." in told
        assert (FundMember.objects.get().name, len(mail.outbox)) == ("Jansen & Zn", 1)

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"name": " "}, "Dit veld is verplicht."),
            ({"kvk": "1234567"}, "Viel de nul vooraan weg? Dan is het 01234567."),
            ({"email": "hr@"}, "Vul een e-mailadres in zoals hr@bedrijf.nl."),
            ({"sub_branch": "Glas"}, "Selecteer een geldige keuze."),
            ({"holding": "x" * 121}, "Vul bij concern hooguit 120 tekens in."),
        ],
    )
    def test_wrong_input_is_told_and_stays(self, changes, message, visitor):
        response = visitor.post(INVITE, MEMBER | changes)
        assert (response.status_code, FundMember.objects.count(), mail.outbox) == (422, 0, [])
        assert message in text_of(response)
        assert 'value="hr@jansen.example"' in response.content.decode() or "email" in changes

    def test_a_round_without_sub_branches_asks_for_none(self, fund, fund_manager, login):
        make_running_round(fund)
        visitor = login(fund_manager)
        assert "sub_branch" not in visitor.get(MEMBERS).content.decode()
        visitor.post(INVITE, MEMBER)
        assert Invitation.objects.get().sub_branch is None

    def test_a_closed_round_invites_nobody(self, visitor, fund_round):
        shift(fund_round, 40)
        told = text_of(visitor.post(INVITE, MEMBER, follow=True))
        assert "Deze ronde is gesloten. Uitnodigen en herinneren kan niet meer." in told
        assert "Uitnodigen kan niet meer." in told
        assert FundMember.objects.count() == 0


def shift(fund_round, days):
    """Let the round have opened so many days earlier."""
    names = ("opens_on", "closes_on", "publishes_on", "corrects_on")
    Round.objects.filter(pk=fund_round.pk).update(
        **{name: getattr(fund_round, name) - timedelta(days=days) for name in names}
    )


class TestList:
    def test_a_good_list_is_previewed_and_then_confirmed(self, visitor):
        response = upload(visitor, GOOD)
        told = text_of(response)
        assert "2 regels, zonder fouten." in told
        assert "3 Café Zoë 90000012 hr@zoe.example" in told
        assert (FundMember.objects.count(), mail.outbox) == (0, [])
        place = response.redirect_chain[-1][0]
        told = text_of(visitor.post(f"{place}bevestigen/", follow=True))
        assert "De lijst is verwerkt. Nieuw uitgenodigd: 2." in told
        assert sorted(to for sent in mail.outbox for to in sent.to) == ["hr@jansen.example", "hr@zoe.example"]
        assert visitor.get(place).status_code == 404

    def test_a_list_with_mistakes_shows_them_and_cannot_be_confirmed(self, visitor):
        response = upload(visitor, WRONG)
        told, place = text_of(response), response.redirect_chain[-1][0]
        assert "2 regels, 1 met een fout." in told
        assert "3 Dit KvK-nummer heeft zeven cijfers. Viel de nul vooraan weg? Dan is het 01234567." in told
        assert "Pieters 1234567 pieters Glas" in told
        assert "Jansen BV" not in told
        assert "Bevestigen" not in told
        assert "Jansen BV" in text_of(visitor.get(f"{place}?alle=1"))
        told = text_of(visitor.post(f"{place}bevestigen/", follow=True))
        assert "In deze lijst staan nog fouten. Verbeter het bestand en lees het opnieuw in." in told
        assert (FundMember.objects.count(), Invitation.objects.count()) == (0, 0)

    def test_a_list_can_be_thrown_away(self, visitor):
        place = upload(visitor, GOOD).redirect_chain[-1][0]
        told = text_of(visitor.post(f"{place}weg/", follow=True))
        assert "De lijst is weggegooid. Er is niemand uitgenodigd." in told
        assert (MemberImportRow.objects.count(), FundMember.objects.count()) == (0, 0)

    def test_a_list_comes_too_late_for_a_closed_round(self, visitor, fund_round):
        place = upload(visitor, GOOD).redirect_chain[-1][0]
        shift(fund_round, 40)
        told = text_of(visitor.post(f"{place}bevestigen/", follow=True))
        assert "Deze ronde is gesloten. Uitnodigen en herinneren kan niet meer." in told
        assert FundMember.objects.count() == 0

    def test_an_excel_file_is_read(self, visitor):
        rows = (("Jansen BV", 90000011, "hr@jansen.example", None, "metaal", 37),)
        file = SimpleUploadedFile("leden.xlsx", write_xlsx((Sheet("Leden", tuple(HEADER.split(";")), rows),)))
        told = text_of(visitor.post(UPLOAD, {"file": file}, follow=True))
        assert "1 regel, zonder fouten." in told
        assert "2 Jansen BV 90000011 hr@jansen.example Metaal 10-49" in told

    @pytest.mark.parametrize(
        ("lines", "message"),
        [
            ((), "Dit bestand is leeg. Kies het bestand met uw leden."),
            ((HEADER,), "Onder de kopregel staan geen leden."),
            (("naam;kvk",), "Wij missen de kolom e-mail."),
            ((f"{HEADER};telefoon", *GOOD[1:]), "De kolom “telefoon” kennen wij niet."),
        ],
    )
    def test_a_file_that_is_not_read_is_told(self, lines, message, visitor):
        response = visitor.post(UPLOAD, {"file": csv_file(lines)})
        assert (response.status_code, MemberImport.objects.count()) == (422, 0)
        assert message in text_of(response)

    def test_no_file_is_told(self, visitor):
        response = visitor.post(UPLOAD)
        assert (response.status_code, "Kies eerst een bestand." in text_of(response)) == (422, True)

    def test_another_kind_of_file_is_told(self, visitor):
        response = visitor.post(UPLOAD, {"file": SimpleUploadedFile("leden.pdf", b"%PDF-1.7")})
        assert "Dit soort bestand kunnen we niet lezen." in text_of(response)

    def test_ten_thousand_lines_are_previewed_in_pages(self, visitor, django_assert_max_num_queries):
        lines = [f"Lid {n};{90100000 + n};hr@lid{n}.example;;;" for n in range(10_000)]
        response = upload(visitor, (HEADER, *lines))
        place = response.redirect_chain[-1][0]
        assert "10000 regels, zonder fouten." in text_of(response)
        with django_assert_max_num_queries(14):
            told = text_of(visitor.get(f"{place}?pagina=100"))
        assert "Pagina 100 van 100" in told
        assert "Lid 9999" in told

    def test_the_mails_of_a_long_list_do_not_keep_the_visitor_waiting(self, visitor):
        lines = [f"Lid {n};{90100000 + n};hr@lid{n}.example;;;" for n in range(53)]
        place = upload(visitor, (HEADER, *lines)).redirect_chain[-1][0]
        told = text_of(visitor.post(f"{place}bevestigen/", follow=True))
        assert "3 uitnodigingen wachten nog op verzending." in told
        assert len(mail.outbox) == 50

    def test_the_empty_list_to_download_has_the_columns_we_read(self):
        path = settings.BASE_DIR / "goedwerk_site" / "static" / "goedwerk" / "ledenlijst.csv"
        assert read_header(path.read_text("utf-8-sig").strip().split(";")) == tuple(COLUMNS)


class TestMembers:
    @pytest.fixture
    def joined(self, fund_round, fund_manager, employer, hr):
        """The employer joined; with which consents, the test says."""

        def join(*purposes):
            entry = MemberEntry("Voorbeeld Metaal", employer.kvk, "hr@voorbeeld.example")
            invite_members(fund_round, (entry,), by=fund_manager, at=timezone.now())
            return join_fund(FundMember.objects.get(), employer, set(purposes), by=hr, at=timezone.now())

        return join

    def state(self, visitor):
        return re.search(r"hr@voorbeeld\.example – – – (\S+ ?\S*?) (Een lijst|$)", text_of(visitor.get(MEMBERS)))[1]

    def test_who_joined_and_submitted_is_still_uitgenodigd(self, visitor, joined, employer):
        joined(Purpose.BENCHMARK, Purpose.REPORT)
        make_submitted(employer, YEAR)
        assert self.state(visitor) == "uitgenodigd"

    def test_who_wants_to_be_named_is_seen(self, visitor, joined, employer):
        joined(Purpose.NAMED)
        assert self.state(visitor) == "doet mee"
        make_submitted(employer, YEAR)
        assert self.state(visitor) == "ingediend"

    def test_consent_to_another_fund_shows_nothing(self, visitor, joined, employer, hr, other_fund_manager):
        joined()
        other = make_running_round(other_fund_manager.fund)
        entry = MemberEntry("Voorbeeld Metaal", employer.kvk, "hr@voorbeeld.example")
        invite_members(other, (entry,), by=other_fund_manager, at=timezone.now())
        there = FundMember.objects.get(fund=other.fund)
        join_fund(there, employer, {Purpose.NAMED}, by=hr, at=timezone.now())
        assert self.state(visitor) == "uitgenodigd"

    def test_members_stand_on_pages_and_cost_the_same(
        self, visitor, fund_round, fund_manager, django_assert_max_num_queries
    ):
        entries = [MemberEntry(f"Lid {n:03}", str(90001000 + n), f"hr@lid{n}.example") for n in range(130)]
        invite_members(fund_round, entries, by=fund_manager, at=timezone.now())
        with django_assert_max_num_queries(17):
            told = text_of(visitor.get(MEMBERS))
        assert "130 leden uitgenodigd." in told
        assert ("Lid 099" in told, "Lid 100" in told) == (True, False)
        assert "Lid 129" in text_of(visitor.get(f"{MEMBERS}?pagina=2"))

    def test_before_the_round_opens_it_says_when_mails_go(self, visitor, fund_round):
        shift(fund_round, -3)
        told = text_of(visitor.post(INVITE, MEMBER, follow=True))
        assert "De uitnodigingen gaan uit op" in told
        assert "Herinner wie nog niet indiende" not in told
        assert mail.outbox == []


class TestRemind:
    def test_reminders_are_asked_for_once_and_no_counts_are_told(self, visitor):
        visitor.post(INVITE, MEMBER)
        assert "Herinner wie nog niet indiende" in text_of(visitor.get(MEMBERS))
        told = text_of(visitor.post(REMIND, follow=True))
        assert "Wij sturen een herinnering aan wie nog niet indiende." in told
        assert "vroeg u om een herinnering. Wie toen nog niet had ingediend, krijgt er een." in told
        assert "Herinner wie nog niet indiende" not in told
        assert "al een herinnering gevraagd" in text_of(visitor.post(REMIND, follow=True))

    def test_a_round_that_is_not_open_reminds_nobody(self, visitor, fund_round):
        shift(fund_round, -3)
        told = text_of(visitor.post(REMIND, follow=True))
        assert "Herinneren kan alleen zolang de ronde open is." in told

    @pytest.mark.parametrize("url", [INVITE, UPLOAD, REMIND])
    def test_a_get_changes_nothing(self, url, visitor):
        assert visitor.get(url).status_code == 405
