"""A results page beside a publication of few and of many: `python -m bench.results_page [REQUESTS] [FEW] [MANY]`.

The page reads stored cells, so that it must cost the same.
"""

import json
import subprocess
import sys
import tempfile

from tests.reliability.site import ROOT, environment_for, new_database


def measure(employers: int, requests: int) -> dict:
    with new_database() as database, tempfile.TemporaryDirectory() as var_dir:
        environment = environment_for(database, var_dir)
        for module, argument in (("fill", employers), ("results", requests)):
            command = [sys.executable, "-m", f"bench.publishing.{module}", str(argument)]
            done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603
    return json.loads(done.stdout)


def main(requests: int = 100, few: int = 100, many: int = 100_000) -> None:
    found = [measure(employers, requests) for employers in (few, many)]
    for it in found:
        print(f"results page beside {it['counted']} employers: {it['queries']} queries, {it['ms']:.1f} ms CPU")
    print(f"  ratio {found[1]['ms'] / found[0]['ms']:.2f}, {found[1]['queries'] - found[0]['queries']} more queries")
    assert all(it["compares"] for it in found)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
