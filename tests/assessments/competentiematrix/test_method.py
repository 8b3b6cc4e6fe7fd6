"""The worked example of the training plan in docs/method.md, computed from what stands there."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np

from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import build_matrix
from assessments.competentiematrix.training import plan_training
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from

METHOD = (Path(__file__).parents[3] / "docs" / "method.md").read_text("utf-8")
EXAMPLE = METHOD[METHOD.index("**Rekenvoorbeeld.** Een verzonnen zorgteam") : METHOD.index("### Wie ziet wat")]
PEOPLE, COMPETENCES = ("SA", "RT"), ("Medicatie", "Wondzorg", "Katheteriseren")


def written_matrix():
    """What the table says; a wish that only the leader sees is the leader's view."""
    cells = [re.search(rf"^\| {code} kan nu .*?\| (.*) \|$", EXAMPLE, re.MULTILINE)[1].split(" | ") for code in PEOPLE]
    found = [[re.match(r"(\d) / (\d)", cell) for cell in row] for row in cells]
    now, could = (["".join(match[place] if match else "." for match in row) for row in found] for place in (1, 2))
    matrix = matrix_from(now, could)
    of_leader = np.array([["alleen de leiding" in cell for cell in row] for row in cells])
    views = replace(
        matrix.views,
        own_could=np.where(of_leader, UNKNOWN, matrix.views.own_could),
        lead_could=np.where(of_leader, matrix.views.own_could, UNKNOWN),
    )
    return build_matrix(matrix.teams, matrix.workers, matrix.competences, matrix.needs, views)


def test_worked_example_is_what_the_product_computes():
    plan = plan_training(written_matrix(), TODAY, per_person=1)
    lessons = {PEOPLE[lesson.worker]: COMPETENCES[lesson.need].lower() for lesson in plan.lessons}
    (gap,) = plan.open_gaps
    told = (
        f"Het plan is dus: SA leert {lessons['SA']}, RT leert {lessons['RT']}, "
        f"en voor {COMPETENCES[gap.need].lower()} blijft één plek open."
    )
    assert told in EXAMPLE
    assert (plan.climb, sum(lesson.is_wish for lesson in plan.lessons), gap.missing) == (3, 2, 1)
    assert f"| **{plan.climb}** | **2** |" in EXAMPLE
