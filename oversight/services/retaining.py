"""Clearing what was kept long enough; meant to run every night."""

from dataclasses import dataclass

from django.db import transaction

from organisations.events import record_event
from organisations.models import Organisation, SectorFund
from oversight.persons import person_of
from oversight.retention import ACCOUNT_RULES, RULES, AccountRule, Rule
from oversight.services.erasing import erase_person
from oversight.traces import scrub_file


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many rows of one rule, and its period in words."""

    what: str
    period: str
    count: int


def count_due(*, at) -> tuple[Cleared, ...]:
    """What `apply_retention` would clear."""
    rules = (*ACCOUNT_RULES, *RULES)
    return tuple(Cleared(rule.what, rule.retention, rule.rows(at).count()) for rule in rules)


def apply_retention(*, by, at) -> tuple[Cleared, ...]:
    """Every rule in a transaction of its own, so that what is cleared stays cleared; `by` None: the nightly job."""
    done = [Cleared(rule.what, rule.retention, _erase_accounts(rule, by=by, at=at)) for rule in ACCOUNT_RULES]
    done += [Cleared(rule.what, rule.retention, _clear_rows(rule, by=by, at=at)) for rule in RULES]
    transaction.on_commit(scrub_file)
    return tuple(done)


def _erase_accounts(rule: AccountRule, *, by, at) -> int:
    users = list(rule.rows(at))
    for user in users:
        erase_person(person_of(user), by=by, at=at)
    return len(users)


@transaction.atomic
def _clear_rows(rule: Rule, *, by, at) -> int:
    numbers = list(rule.rows(at).order_by("pk").values_list("pk", flat=True))
    rows = rule.rows(at).model._default_manager.filter(pk__in=numbers)
    subjects = _subjects(rule, rows)
    if rule.clears:
        rows.update(**rule.clears)
    else:
        rows.delete()
    for subject in subjects:
        record_event(subject, "apply_retention", rule.slug, by=by, at=at)
    return len(numbers)


def _subjects(rule: Rule, rows) -> list[Organisation | SectorFund]:
    """Whose trails tell of it."""
    if not rule.place:
        return []
    model = Organisation if rule.place.endswith("organisation") else SectorFund
    return list(model.objects.filter(pk__in=rows.values(rule.place)).order_by("pk"))
