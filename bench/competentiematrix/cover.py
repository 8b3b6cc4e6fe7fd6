"""Cover, single holders and breadth against pandas: `python -m bench.competentiematrix.cover TURNS` prints JSON.

On a database that bench.competentiematrix.fill filled. `load` reads the rows, `compute` starts with what was read.
"""

import json
import sys

import django

django.setup()

from assessments.competentiematrix.breadth import breadth_of  # noqa: E402 - models need the settings first
from assessments.competentiematrix.cover import cover_of  # noqa: E402
from assessments.competentiematrix.matrix import Matrix  # noqa: E402
from assessments.competentiematrix.selectors import whole_matrix_of  # noqa: E402
from bench.competentiematrix import yardstick  # noqa: E402
from bench.competentiematrix.fill import TODAY  # noqa: E402
from bench.competentiematrix.turns import by_turns  # noqa: E402
from organisations.models import Organisation  # noqa: E402


def compute(matrix: Matrix) -> list[float]:
    covers, teams = cover_of(matrix, TODAY), breadth_of(matrix, TODAY)
    sums = [sum(getattr(cover, name) for cover in covers) for name in ("able", "able_own", "able_led", "is_single")]
    hours = [sum(getattr(team, name) for team in teams) for name in ("broad_hours", "across_hours")]
    return [*sums, sum(len(cover.holders) for cover in covers), *hours]


def main(turns: int) -> None:
    employer = Organisation.objects.get()
    matrix, frames = whole_matrix_of(employer), yardstick.load()
    found, expected = compute(matrix), yardstick.compute(frames, TODAY)
    assert found == expected, (found, expected)
    told = {
        "load": by_turns(turns, lambda: whole_matrix_of(employer), yardstick.load),
        "compute": by_turns(turns, lambda: compute(matrix), lambda: yardstick.compute(frames, TODAY)),
    }
    print(json.dumps(told | {"shape": matrix.now.shape, "needs": len(matrix.needs)}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
