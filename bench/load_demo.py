"""The demo, loaded into a fresh SQLite file: `python -m bench.load_demo`. The target is 20 seconds for its rows.

Six fixed reports are printed besides, which takes what printing takes. The yardstick writes the same answers and
parts bare, with bulk_create and nothing else, to the same file.
"""

import os
import sys
import tempfile
import time
from contextlib import contextmanager

TARGET_SECONDS = 20


@contextmanager
def measured(label: str):
    begin_wall, begin_cpu = time.perf_counter(), time.process_time()
    took = {}
    yield took
    took["seconds"] = time.perf_counter() - begin_wall
    print(f"{label:<40} {took['seconds']:6.1f} s, of which {time.process_time() - begin_cpu:.1f} s of computing")


class Counter:
    """Counts statements as a database wrapper."""

    def __init__(self):
        self.count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="goedwerk-bench-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="goedwerk_site.settings", VAR_DIR=folder, SECRET_KEY="bench-" * 10, DEMO="1"
        )
        os.environ.pop("DATABASE_URL", None)
        import django  # the settings read the environment first

        django.setup()
        return _measure()


def _measure() -> int:
    from django.core.management import call_command
    from django.db import connection

    from assessments.models import Answer, AnswerPart
    from reports.demo.builder import build_employers
    from reports.demo.fund import build_fund
    from reports.demo.moments import NOW
    from reports.demo.talks import build_talks

    call_command("migrate", verbosity=0)
    queries = Counter()
    with measured("demo") as demo, connection.execute_wrapper(queries):
        employers = build_employers(NOW)
        build_fund(employers)
    answers, parts = Answer.objects.count(), AnswerPart.objects.count()
    print(f"{answers} answers, {parts} parts, {queries.count} queries: {queries.count / answers:.2f} per answer")
    with measured("talks with councils, six fixed reports"):
        build_talks(employers)
    with measured("yardstick: the same rows, written bare") as yardstick:
        _write_bare(Answer, AnswerPart)
    print(f"ratio {demo['seconds'] / yardstick['seconds']:.1f}; target {TARGET_SECONDS} s")
    return demo["seconds"] > TARGET_SECONDS


def _write_bare(answer_model, part_model) -> None:
    from django.db import transaction

    answers, parts = list(answer_model.objects.all()), list(part_model.objects.all())
    with transaction.atomic():
        answer_model.objects.all().delete()
        answer_model.objects.bulk_create(answers)
        part_model.objects.bulk_create(parts)


if __name__ == "__main__":
    sys.exit(main())
