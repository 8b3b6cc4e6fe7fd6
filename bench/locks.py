"""Fifty users, twenty saves a second, for a minute: `python -m bench.locks [SECONDS]`. A refusal gives exit code 1."""

import sys
import tempfile

from tests.reliability.load import lost, save_during
from tests.reliability.site import environment_for, new_database, seed, serving, stored_answers
from tests.reliability.writer import Writer

QUESTION = "werk-zelf-indelen"
USERS, SAVES_PER_SECOND = 50, 20


def main(seconds: int = 60) -> int:
    with new_database() as database, tempfile.TemporaryDirectory() as var_dir:
        environment = environment_for(database, var_dir)
        writers = [Writer(account, QUESTION) for account in seed(environment, USERS)]
        with serving(environment) as server:
            counts = save_during(server, writers, seconds, pause=USERS / SAVES_PER_SECOND)
        complaints = lost(writers, stored_answers(database))
        refused = counts.total() - counts[200]
        print(
            f"locks on {database.split(':', 1)[0]}: {USERS} users, {counts[200]} saves in {seconds} s "
            f"({counts[200] / seconds:.1f}/s), {refused} refused, {len(complaints)} lost"
        )
    return 1 if refused or complaints else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
