"""The competentiematrix against pandas and bare HiGHS: `python -m bench.matrix [TURNS]`.

5,000 people and 200 competences in 84 teams: cover, single holders and breadth, also reading the rows. A sheet of 1,500
people and 60 competences: reading and storing it, and what its page weighs. The training plan, small and large; of the
small one the ratio is told and not judged, because it is mostly what a call of `linprog` costs. Times are of the
processor, which other work on the machine disturbs least. Over a target: exit code 1.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reliability.site import ROOT, environment_for, new_database

MOST_RATIO, MOST_PLAN_RATIO = 1.0, 1.5
COMPUTE_SECONDS, IMPORT_SECONDS, IMPORT_MB, PAGE_KB = 1.0, 5.0, 200, 400
SMALL, LARGE = "60 x 40", "5000 x 200"
PLAN_SECONDS = {SMALL: 0.2, LARGE: 5.0}
WAYS = {"import": "read and stored", "pandas": "pandas.read_excel", "openpyxl": "openpyxl, read only"}


def run(environment: dict[str, str], module: str, *arguments: object) -> dict:
    """What a process of its own printed."""
    command = [sys.executable, "-m", f"bench.competentiematrix.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return json.loads(done.stdout or "{}")


def measure_cover(environment: dict[str, str], turns: int) -> bool:
    run(environment, "fill", 5_000, 200)
    found = run(environment, "cover", turns)
    print(f"5,000 people, 200 competences, {found['needs']} needs: ms of CPU, medians of {turns} turns")
    for name, words in (("compute", "cover, holders, breadth"), ("load", "reading the rows")):
        tell(words, found[name], "pandas")
    tell_pages(run(environment, "page", turns, "matrix_whole", "matrix_team", "matrix_cover", "matrix_groups"))
    return found["compute"]["ours"] <= COMPUTE_SECONDS and found["compute"]["ratio"] <= MOST_RATIO


def tell(words: str, times: dict[str, float], yardstick: str) -> None:
    own, other = (times[name] * 1000 for name in ("ours", "theirs"))
    print(f"  {words:24} goedwerk {own:.1f}, {yardstick} {other:.1f}, ratio {times['ratio']:.2f}")


def tell_pages(pages: dict[str, dict]) -> None:
    for name, page in pages.items():
        print(f"  page {name:19} {page['kb']:.0f} kB, {page['queries']} queries, {page['ms']:.0f} ms of CPU")


def measure_sheet(environment: dict[str, str], turns: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "hal.xlsx"
        run(environment, "sheet", "make", file)
        found = {way: run(environment, "sheet", way, file) for way in WAYS}
    print(f"a sheet of 1,500 x 60, {found['import']['count']} of 90,000 cells filled in and stored")
    for way, words in WAYS.items():
        print(f"  {words:24} {found[way]['cpu']:.2f} s of CPU, {found[way]['mb']:.0f} MB")
    pages = run(environment, "page", turns, "matrix_team", "matrix_cover")
    tell_pages(pages)
    stored = found["import"]
    is_light = stored["cpu"] <= IMPORT_SECONDS and stored["mb"] <= IMPORT_MB
    return is_light and pages["matrix_team"]["kb"] <= PAGE_KB


def measure_plan(environment: dict[str, str], turns: int) -> bool:
    found = run(environment, "plan", turns)
    for name, times in found.items():
        print(f"training plan {name}, {times['gaps']} gaps, {times['chances']} chances to learn")
        tell("plan_training", times, "HiGHS")
    is_fast = all(found[size]["ours"] <= seconds for size, seconds in PLAN_SECONDS.items())
    return is_fast and found[LARGE]["ratio"] <= MOST_PLAN_RATIO


def main(turns: int = 11) -> int:
    is_met = []
    for job in (measure_cover, measure_sheet, measure_plan):
        with new_database() as database, tempfile.TemporaryDirectory() as var_dir:
            is_met.append(job(environment_for(database, var_dir), turns))
    return int(not all(is_met))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
