"""Acknowledged answers against kill -9: `python -m bench.kill_nine [ROUNDS]`. Any loss ends it with exit code 1.

On a slow machine there are more rounds, until there were a hundred saves a round.
"""

import sys
import tempfile
from collections import Counter

from tests.reliability.load import kill_round, lost
from tests.reliability.site import environment_for, new_database, seed, serving, stored_answers
from tests.reliability.writer import Writer

QUESTION = "werk-zelf-indelen"
SAVES_PER_ROUND = 100


def main(rounds: int = 100) -> int:
    counts, lost_saves = Counter(), []
    with new_database() as database, tempfile.TemporaryDirectory() as var_dir:
        environment = environment_for(database, var_dir)
        writers = [Writer(account, QUESTION) for account in seed(environment, 8)]
        with serving(environment) as server:
            number = 0
            while number < rounds or counts[200] < rounds * SAVES_PER_ROUND:
                counts += kill_round(server, writers, everything=number % 2 == 1, seconds=0.8)
                lost_saves += lost(writers, stored_answers(database))
                number += 1
        name = database.split(":", 1)[0]
        print(f"kill -9 on {name}: {number} rounds, {counts[200]} acknowledged saves, {len(lost_saves)} lost")
        print(f"  statuses: {dict(counts)} (409: committed, but killed before it was told)")
    for complaint in lost_saves:
        print(f"  LOST {complaint}")
    return 1 if lost_saves else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
