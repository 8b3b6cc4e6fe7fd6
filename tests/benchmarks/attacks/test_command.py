from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from benchmarks.attacks.attackers import ATTACKERS
from benchmarks.management.commands import attack_benchmarks


def test_it_prints_a_row_for_every_attacker_and_kind_of_measure(monkeypatch):
    monkeypatch.setattr(attack_benchmarks, "HIGHEST_GAIN", 100.0)
    out = StringIO()
    call_command("attack_benchmarks", sectors=20, stdout=out)
    names = [line.split("|")[1].strip() for line in out.getvalue().splitlines()[2:]]
    assert names == [attacker.name for attacker in ATTACKERS for _ in range(2)]


def test_it_fails_where_an_attacker_gains_too_much(monkeypatch):
    monkeypatch.setattr(attack_benchmarks, "HIGHEST_GAIN", -100.0)
    with pytest.raises(CommandError, match="outsider"):
        call_command("attack_benchmarks", sectors=20, stdout=StringIO())
