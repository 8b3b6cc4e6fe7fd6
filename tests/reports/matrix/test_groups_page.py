"""The page of the group figures: who reads it, what stands there, and that it holds nobody's row."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.competentiematrix.services.setup import SetupEntry, start_matrix, stop_matrix
from assessments.models import Basis, MatrixSetup, MatrixWorker
from tests.assessments.competentiematrix.matrices import fill_row, make_setup, make_team
from tests.factories import NOW, make_colleague
from tests.page_text import text_of
from tests.reports.matrix.teams import crowd, make_two_teams

GROUPS = reverse("matrix_groups", args=["90000001"])
DOCUMENT = reverse("matrix_consent_document", args=["90000001"])


def rows_of(response):
    return [row[:2] for row in response.context["page"].table.rows]


def test_everyone_who_reads_results_reads_groups(employer, hr, reader, council_member, outsider, login):
    leader = make_colleague(employer)
    make_two_teams(employer, leader=leader.user)

    pages = [login(member).get(GROUPS) for member in (hr, reader, council_member)]

    assert [rows_of(page) for page in pages] == [
        [("Buigerij", "6"), ("Lasserij", "6"), ("Alle teams samen", "12")],
    ] * 3  # fmt: skip
    codes = crowd("LASCODE", 6) | crowd("BUIGCODE", 6)
    assert [code for page in pages for code in codes if code in page.content.decode()] == []
    assert login(leader).get(GROUPS).status_code == 403
    assert login(outsider).get(GROUPS).status_code == 404


def test_page_tells_ground_figures_and_what_may_be_asked(employer, council_member, login):
    make_two_teams(employer)

    told = text_of(login(council_member).get(GROUPS))

    assert "De ondernemingsraad stemde in op 12 januari 2026 (Brief van de ondernemingsraad)." in told
    assert "De teams hebben samen 6 competenties nodig." in told
    assert "Bij 2 is er nu niemand die het kan." in told
    assert "Teams van minder dan 5 mensen staan samen in één rij" in told
    assert "Wat is een competentiematrix?" in told
    assert "uiterlijk 24 maanden na het vertrek" in told


def test_letter_is_linked_where_it_was_uploaded(employer, hr, council_member, login):
    make_two_teams(employer)
    assert DOCUMENT not in login(council_member).get(GROUPS).content.decode()

    letter = ContentFile(b"%PDF-1.7", "brief.pdf")
    entry = SetupEntry(Basis.CONSENT, date(2026, 1, 12), document="Brief", document_file=letter)
    start_matrix(employer, entry, by=hr, at=NOW)

    assert f'href="{DOCUMENT}"' in login(council_member).get(GROUPS).content.decode()


def test_without_a_council_the_reason_is_told(employer, hr, reader, login):
    start_matrix(employer, SetupEntry(Basis.NO_COUNCIL, date(2026, 1, 12), reason="Wij zijn met acht."), by=hr, at=NOW)

    told = text_of(login(reader).get(GROUPS))

    assert "Er is geen medezeggenschap die kan instemmen; dat is vastgelegd op 12 januari 2026." in told
    assert "De reden: Wij zijn met acht." in told


def test_small_teams_stand_together(employer, reader, login):
    make_two_teams(employer)
    make_team(employer, "Kantoor", people=crowd("KANTOOR", 3))

    rows = rows_of(login(reader).get(GROUPS))

    assert "Kantoor" not in [title for title, _ in rows]
    assert sorted(int(people) for _, people in rows) == [6, 9, 15]


def test_fewer_than_five_people_have_no_figures(employer, reader, login):
    make_team(employer)

    page = login(reader).get(GROUPS)

    assert page.context["page"].table is None
    assert "In de teams samen zitten minder dan 5 mensen." in text_of(page)


@pytest.mark.parametrize("is_stopped", [False, True])
def test_matrix_that_is_off_has_a_page_that_says_so(is_stopped, employer, hr, reader, login):
    if is_stopped:
        make_two_teams(employer)
        stop_matrix(MatrixSetup.objects.get(), by=hr, at=NOW)

    page = login(reader).get(GROUPS)

    assert page.status_code == 200
    assert "De competentiematrix van Voorbeeld Metaal staat uit. Er zijn geen cijfers." in text_of(page)
    assert "<table" not in page.content.decode()


def test_nothing_is_posted_here(employer, hr, login):
    make_setup(employer)

    assert login(hr).post(GROUPS).status_code == 405


def test_queries_do_not_grow_with_people_and_teams(employer, reader, login, django_assert_num_queries):
    first, _ = make_two_teams(employer)
    client = login(reader)
    with CaptureQueriesContext(connection) as before:
        client.get(GROUPS)

    make_team(employer, "Magazijn", people=crowd("MAGAZIJN", 5))
    for number in range(20):
        fill_row(MatrixWorker.objects.create(team=first, code=f"M{number}"), "333")

    with django_assert_num_queries(len(before)):
        assert client.get(GROUPS).status_code == 200
