"""The page model of sharing, and the log of what was shared when."""

from datetime import timedelta

import pytest

from benchmarks.models import Contribution
from organisations.events import record_event
from organisations.models import FundMember, Purpose
from organisations.services.consents import change_consents, choose_comparison_fund
from reports.sharing import build_sharing_page
from reports.sharing_log import LogLine, sharing_log
from tests.benchmarks.factories import store_publication
from tests.factories import NOW, make_fund, make_submitted
from tests.reports.joined import join

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def ticks(desk):
    return {name for name in desk.form.fields if desk.form[name].initial}


@pytest.fixture
def counted(employer):
    """The employer's submission over 2026, made to count in a publication of a fund (None: of everyone)."""
    submission = make_submitted(employer).submission

    def count(fund, published_at, **changes):
        publication = store_publication(fund, 2026, (), published_at=published_at, **changes)
        Contribution.objects.create(publication=publication, submission=submission, group=1)

    return count


class TestPage:
    def test_of_who_belongs_to_no_fund_is_about_the_platform(self, employer):
        page = build_sharing_page(employer)
        assert [desk.slug for desk in page.desks] == ["platform"]
        assert (page.has_funds, page.log, page.comparison["group"].initial) == (False, (), "platform")

    def test_has_a_desk_per_fund_by_name_and_then_the_platform(self, employer, fund, hr):
        join(employer, fund, {Purpose.NAMED}, at=NOW)
        join(employer, make_fund("bouw", "b@voorbeeld.example", name="Bouwfonds"), {Purpose.REPORT}, at=NOW)
        change_consents(employer, None, {Purpose.BENCHMARK}, by=hr, at=NOW)
        page = build_sharing_page(employer)
        assert [(desk.slug, ticks(desk)) for desk in page.desks] == [
            ("bouw", {"rapport"}), ("metaalfonds", {"met-naam"}), ("platform", {"benchmark"}),
        ]  # fmt: skip

    def test_shows_the_fund_one_is_compared_in(self, employer, fund, hr):
        join(employer, fund, at=NOW)
        assert build_sharing_page(employer).comparison["group"].initial == "metaalfonds"
        choose_comparison_fund(employer, None, by=hr, at=NOW)
        assert build_sharing_page(employer).comparison["group"].initial == "platform"

    def test_knows_no_withdrawn_consent(self, employer, fund, hr):
        join(employer, fund, set(Purpose), at=NOW)
        change_consents(employer, fund, set(), by=hr, at=LATER)
        assert ticks(build_sharing_page(employer).desks[0]) == set()

    def test_knows_nothing_of_another_employer_nor_of_a_fund_that_only_has_it_on_its_list(
        self, employer, fund, outsider
    ):
        join(outsider.organisation, fund, set(Purpose), at=NOW)
        FundMember.objects.create(fund=fund, kvk=employer.kvk, name="Voorbeeld", email="v@voorbeeld.example")
        page = build_sharing_page(employer)
        assert ([desk.slug for desk in page.desks], page.log) == (["platform"], ())

    def test_costs_the_same_for_one_fund_and_for_six(self, employer, fund, hr, django_assert_num_queries):
        join(employer, fund, set(Purpose), at=NOW)
        with django_assert_num_queries(5):
            build_sharing_page(employer)
        for number in range(5):
            other = make_fund(f"fonds-{number}", f"{number}@voorbeeld.example", name=f"Fonds {number}")
            join(employer, other, set(Purpose), at=NOW)
        with django_assert_num_queries(5):
            assert len(build_sharing_page(employer).desks) == 7


class TestLog:
    def test_tells_joining_and_consents_the_newest_first(self, employer, fund, hr):
        join(employer, fund, {Purpose.REPORT}, at=NOW)
        change_consents(employer, fund, set(), by=hr, at=LATER)
        withdrawn = "Toestemming aan Opleidingsfonds Metaal ingetrokken: het eigen jaarrapport laten lezen."
        given = "Toestemming gegeven aan Opleidingsfonds Metaal: het eigen jaarrapport laten lezen."
        assert sharing_log(employer) == (
            LogLine(LATER, withdrawn, "Beheerder"),
            LogLine(NOW, given, "Beheerder"),
            LogLine(NOW, "U ging meedoen met Opleidingsfonds Metaal.", "Beheerder"),
        )

    def test_calls_the_platform_by_its_name(self, employer):
        change_consents(employer, None, {Purpose.BENCHMARK}, by=None, at=NOW)
        assert sharing_log(employer) == (
            LogLine(NOW, "Toestemming gegeven aan goedwerk: meetellen in de benchmark.", "goedwerk"),
        )

    def test_tells_which_report_a_fund_read(self, employer, fund, fund_manager):
        record_event(employer, "read_report", "2026/metaalfonds", by=fund_manager, at=NOW)
        what = "Opleidingsfonds Metaal las uw jaarrapport over 2026."
        assert sharing_log(employer) == (LogLine(NOW, what, "Fondsbeheerder"),)

    def test_tells_every_publication_in_which_the_scores_counted(self, employer, fund, counted):
        counted(fund, NOW)
        counted(fund, LATER, is_correction=True)
        counted(None, NOW + timedelta(hours=1))
        correction = "Uw scores over 2026 telden mee in de correctie van de benchmark van Opleidingsfonds Metaal."
        assert sharing_log(employer) == (
            LogLine(LATER, correction, "Fonds"),
            LogLine(
                NOW + timedelta(hours=1), "Uw scores over 2026 telden mee in de benchmark per bedrijfstak.", "goedwerk"
            ),
            LogLine(NOW, "Uw scores over 2026 telden mee in de benchmark van Opleidingsfonds Metaal.", "Fonds"),
        )

    def test_tells_nothing_else_that_happened_nor_anything_of_another(self, employer, fund, outsider):
        make_submitted(employer)
        join(outsider.organisation, fund, set(Purpose), at=NOW)
        assert sharing_log(employer) == ()

    def test_takes_three_queries_whatever_its_length(self, employer, fund, counted, hr, django_assert_num_queries):
        counted(fund, NOW)
        for day in range(20):
            change_consents(employer, None, {Purpose.BENCHMARK} if day % 2 else set(), by=hr, at=NOW)
            record_event(employer, "read_report", "2026/metaalfonds", by=None, at=NOW)
        with django_assert_num_queries(3):
            assert len(sharing_log(employer)) == 40
