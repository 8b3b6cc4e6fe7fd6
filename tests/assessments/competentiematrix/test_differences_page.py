"""What there is to talk about: by person, the largest difference first, and what counts until then."""

import pytest
from django.urls import reverse

from assessments.competentiematrix.differences_page import Subject, build_talks
from assessments.competentiematrix.matrix import build_matrix
from tests.assessments.competentiematrix.matrices import TODAY, fill_row, make_team, matrix_from

URL = reverse("matrix_differences", args=["90000001", "lasserij"])


def seen_differently(own, lead):
    matrix = matrix_from(own)
    for row, levels in enumerate(lead):
        matrix.views.lead_now[row] = [-1 if sign == "." else int(sign) for sign in levels]
    return build_matrix(matrix.teams, matrix.workers, matrix.competences, matrix.needs, matrix.views)


def test_people_and_their_subjects_come_by_the_largest_difference():
    talks = build_talks(seen_differently(["321", "4.1", "222"], ["23.", "134", "222"]), TODAY)
    assert [(talk.worker.code, [s.competence.name for s in talk.subjects]) for talk in talks] == [
        ("P2", ["C1", "C3"]),
        ("P1", ["C1", "C2"]),
    ]


def test_a_subject_tells_both_views_and_the_lower_one_counts():
    matrix = seen_differently(["14"], ["32"])
    (talk,) = build_talks(matrix, TODAY)
    assert talk.subjects == (
        Subject(matrix.competences[0], "1 (in opleiding)", "3 (zelfstandig)", "1 (in opleiding)"),
        Subject(matrix.competences[1], "4 (kan opleiden)", "2 (onder begeleiding)", "2 (onder begeleiding)"),
    )


@pytest.mark.django_db
class TestView:
    def test_differences_are_told_with_a_link_to_the_row(self, employer, hr, login):
        team = make_team(employer)
        worker = fill_row(team.workers.get(code="JV"), "2..", is_own=False)
        response = login(hr).get(URL)
        assert [talk.worker.code for talk in response.context["page"]] == ["JV"]
        page = response.content.decode()
        assert reverse("matrix_worker", args=["90000001", "lasserij", worker.pk]) in page
        assert "<td>3 (zelfstandig)</td><td>2 (onder begeleiding)</td><td>2 (onder begeleiding)</td>" in page

    def test_many_come_in_pages(self, employer, hr, login):
        team = make_team(employer, people={f"P{n:02}": ("3..", "...") for n in range(30)})
        for worker in team.workers.all():
            fill_row(worker, "2..", is_own=False)
        client = login(hr)
        assert [len(client.get(URL, {"pagina": page}).context["page"]) for page in ("", "2")] == [25, 5]

    def test_without_differences_it_says_so(self, employer, hr, login):
        make_team(employer)
        assert "Er zijn geen verschillen" in login(hr).get(URL).content.decode()
