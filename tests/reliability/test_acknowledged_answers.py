"""What was told to be saved is kept, also when the server is killed a moment later (bench/kill_nine.py: 100 rounds)."""

from tests.reliability.load import kill_round, lost, save_during
from tests.reliability.site import environment_for, new_database, seed, serving, stored_answers
from tests.reliability.writer import Writer

QUESTION = "werk-zelf-indelen"


def test_acknowledged_answers_survive_kill_nine(tmp_path):
    with new_database() as database:
        environment = environment_for(database, str(tmp_path))
        writers = [Writer(account, QUESTION) for account in seed(environment, 4)]
        with serving(environment) as server:
            for round_number in range(5):
                counts = kill_round(server, writers, everything=round_number % 2 == 1)
                assert counts[200] > 0
                assert lost(writers, stored_answers(database)) == []


def test_lost_tells_when_an_acknowledged_answer_is_missing(tmp_path):
    with new_database() as database:
        environment = environment_for(database, str(tmp_path))
        (account,) = seed(environment, 1)
        writer = Writer(account, QUESTION)
        with serving(environment) as server:
            save_during(server, [writer], 0.5)
        assert lost([writer], {}) == [f"{account.kvk}: told {writer.acknowledged}, kept (0, '')"]


def test_fifty_people_save_without_a_refusal(tmp_path):
    """Row 4 in short: a user every two and a half seconds, twenty saves a second (bench/locks.py: a minute)."""
    with new_database() as database:
        environment = environment_for(database, str(tmp_path))
        writers = [Writer(account, QUESTION) for account in seed(environment, 50)]
        with serving(environment) as server:
            counts = save_during(server, writers, 5, pause=2.5)
        assert lost(writers, stored_answers(database)) == []
    assert set(counts) == {200}
    assert all(writer.acknowledged[0] for writer in writers)
