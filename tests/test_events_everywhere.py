"""Every service leaves an event, in the transaction of its change: read from the source of all services."""

import ast

import pytest

from tests.source_code import call_graph, functions_of, product_trees, reached_from

RECORDING = {"organisations.events.record_event", "organisations.events.record_events"}
# The platform itself has no trail. What it publishes carries a seal, and a figure keeps who brought it in.
OF_THE_PLATFORM = {
    "benchmarks.services.publications.publish_everyone",
    "benchmarks.services.publications.correct_everyone",
    "benchmarks.services.reference_figures.import_figures",
}
TREES = product_trees()
FUNCTIONS = functions_of(TREES)
GRAPH = call_graph(TREES)


def is_service(name: str, function: ast.FunctionDef) -> bool:
    """A public function of a services module that takes actor and moment by name."""
    module, _, short = name.rpartition(".")
    keywords = {argument.arg for argument in function.args.kwonlyargs}
    return "services" in module.split(".") and not short.startswith("_") and {"by", "at"} <= keywords


def is_atomic(function: ast.FunctionDef) -> bool:
    return any("atomic" in ast.unparse(decorator) for decorator in function.decorator_list)


def is_recorded(name: str, graph) -> bool:
    return bool(reached_from(name, graph) & RECORDING)


def is_recorded_in_a_transaction(name: str, functions, graph) -> bool:
    """It, or a function that it leaves the writing to, opens the transaction in which the event is recorded."""
    opened = [other for other in reached_from(name, graph) & functions.keys() if is_atomic(functions[other])]
    return any(is_recorded(other, graph) for other in opened if other not in RECORDING)


SERVICES = sorted(name for name, function in FUNCTIONS.items() if is_service(name, function))


def test_services_of_every_floor_are_read():
    floors = {name.partition(".")[0] for name in SERVICES}
    assert floors == {"organisations", "assessments", "benchmarks", "reports", "oversight"}
    assert {"assessments.services.answers.save_answer", "oversight.services.support.end_support"} <= set(SERVICES)


@pytest.mark.parametrize("name", [name for name in SERVICES if name not in OF_THE_PLATFORM])
def test_a_service_records_an_event_in_the_transaction_of_its_change(name):
    assert is_recorded(name, GRAPH)
    assert is_recorded_in_a_transaction(name, FUNCTIONS, GRAPH)


def test_what_is_of_the_platform_is_there_and_records_nothing():
    assert {name for name in SERVICES if not is_recorded(name, GRAPH)} == OF_THE_PLATFORM


def control(source: str):
    """The services in a small product of one module."""
    trees = {"shop.services": ast.parse(source)}
    functions, graph = functions_of(trees), call_graph(trees)
    services = [name for name, function in functions.items() if is_service(name, function)]
    return {
        name.removeprefix("shop.services."): (
            is_recorded(name, graph),
            is_recorded_in_a_transaction(name, functions, graph),
        )
        for name in services
    }


def test_the_check_finds_a_service_without_an_event_or_without_a_transaction():
    source = """
from django.db import transaction
from organisations import events
from organisations.events import record_event as note

@transaction.atomic
def silent(thing, *, by, at):
    thing.save()

def loose(thing, *, by, at):
    thing.save()
    note(thing, "loose", by=by, at=at)

@transaction.atomic
def told(thing, *, by, at):
    _tell(thing, by=by, at=at)

def handed_on(thing, *, by, at):
    told(thing, by=by, at=at)

@transaction.atomic
def half(thing, *, by, at):
    silent(thing, by=by, at=at)

def apart(thing, *, by, at):
    silent(thing, by=by, at=at)
    _tell(thing, by=by, at=at)

def _tell(thing, *, by, at):
    events.record_events(thing, [("told", "")], by=by, at=at)

def reads(thing):
    return thing
"""
    assert control(source) == {
        "silent": (False, False),
        "loose": (True, False),
        "told": (True, True),
        "handed_on": (True, True),
        "half": (False, False),
        "apart": (True, False),
    }
