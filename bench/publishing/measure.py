"""One way to make five years of cells, in a process of its own: `python -m bench.publishing.measure WAY` prints JSON.

`publish`: the product as it is: practices, changes since last year, everything stored, and who counted with it.
`cells`: the product, as far as the yardsticks go: the scores of the indicators read and their cells computed.
The others are those of bench/publishing/yardstick.py.
"""

import json
import resource
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import django

from bench.publishing.fill import EDITION, YEARS

django.setup()

from benchmarks.calendar import publishes_on  # noqa: E402 - models need the settings first
from benchmarks.disclosure import publish_table  # noqa: E402
from benchmarks.frozen_scores import area_of, scores_of_everyone  # noqa: E402
from benchmarks.services.publications import publish_everyone  # noqa: E402


def publish() -> int:
    """How many cells; so do the others."""
    days = [publishes_on(year) for year in YEARS]
    moments = [datetime(day.year, day.month, day.day, 12, tzinfo=UTC) for day in days]
    stored = [publish_everyone(year, EDITION, at=at) for year, at in zip(YEARS, moments, strict=True)]
    return sum(publication.cells.count() for publication in stored)


def cells() -> int:
    return sum(_cells(year) for year in YEARS)


def _cells(year: int) -> int:
    table = scores_of_everyone(year, EDITION).table
    measures = tuple(measure for measure in table.measures if not measure.is_practice)
    scores = replace(table, measures=measures, values=table.values[:, : len(measures)])
    return len(publish_table(area_of(None), year, scores).cells)


def pandas(way: str) -> int:
    from bench.publishing import yardstick  # pandas would count for the memory of the product

    return yardstick.WAYS[way]()


def main(way: str) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    count = {"publish": publish, "cells": cells}[way]() if way in ("publish", "cells") else pandas(way)
    took = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "cells": count}
    print(json.dumps(took | {"mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main(sys.argv[1])
