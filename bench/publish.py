"""Publishing five years of everyone's scores against pandas: `python -m bench.publish [EMPLOYERS…]`, first 100,000.

Every way runs in a fresh process on the same database, after one that only warms the file cache. The yardsticks run on
the first size, and the further sizes show how the time grows. On SQLite everything happens in the process, so that the
ratios are of its CPU time, which other work on the machine disturbs least; on PostgreSQL they are of the clock.
"""

import json
import subprocess
import sys
import tempfile

from tests.reliability.site import ROOT, environment_for, new_database

WAYS = {
    "publish": "goedwerk, all of publishing",
    "cells": "goedwerk, cells of 12 scores",
    "joined": "pandas, long rows, joined",
    "long": "pandas, long rows, merged",
    "wide": "pandas, our wide rows",
}
YARDSTICKS = ("joined", "long", "wide")
TARGET_RATIO, TARGET_MB = 8, 200


def run(environment: dict[str, str], module: str, argument: str) -> str:
    command = [sys.executable, "-m", f"bench.publishing.{module}", argument]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return done.stdout


def measure(employers: int, ways: list[str]) -> dict[str, dict]:
    with new_database() as database, tempfile.TemporaryDirectory() as var_dir:
        environment = environment_for(database, var_dir)
        run(environment, "fill", str(employers))
        run(environment, "measure", "cells")
        # `publish` is last, because a year can be published once.
        results = {way: json.loads(run(environment, "measure", way)) for way in sorted(ways, key="publish".__eq__)}
    clock = "cpu" if database.startswith("sqlite") else "seconds"
    print(f"{employers} employers x 5 years on {database.split(':', 1)[0]}")
    for way in ways:
        it = results[way]
        it["time"] = it[clock]
        times = f"{it['seconds']:6.2f} s   {it['cpu']:6.2f} s CPU"
        print(f"  {WAYS[way]:28} {times}   {it['mb']:5.0f} MB   {it['cells']} cells")
    return results


def main(employers: int = 100_000, *more: int) -> None:
    first = measure(employers, list(WAYS))
    for way in ("cells", "publish"):
        times = "; ".join(f"{first[name]['time'] / first[way]['time']:.1f} x {WAYS[name]}" for name in YARDSTICKS)
        print(f"  {WAYS[way]}: {times}; {first[way]['mb']:.0f} MB (targets {TARGET_RATIO} x and {TARGET_MB} MB)")
    for size in more:
        results = measure(size, ["publish", "cells"])
        for way in results:
            growth = results[way]["time"] / first[way]["time"]
            print(f"  {WAYS[way]}: {growth:.2f} x the time for {size / employers:.2f} x the employers")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
