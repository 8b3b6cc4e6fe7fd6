"""How erasing goes through the rows of the register: contacts are cleared, and words taken out of texts."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.models import Q

from organisations.models import SectorFund
from organisations.personal_fields import Erasure, PersonalModel
from oversight.erased_words import Words, without
from oversight.erasure import Erased
from oversight.personal_data import REGISTER
from oversight.persons import Person, Places, one_of

NOWHERE = Places(frozenset(), frozenset())
Change = tuple[Erased, Places]


def erase_contacts(person: Person) -> Iterator[Change]:
    """Of who is known by mail address only, with the places whose data changed."""
    for entry in REGISTER:
        if not entry.contact or "__" in entry.contact:
            continue  # what hangs on the row with the address goes with it
        rows = apps.get_model(entry.model)._default_manager.filter(one_of(entry.contact, person.addresses))
        places = _places(entry, rows)
        done = next(field.erasure for field in entry.fields if field.name == entry.contact)
        cleared = {field.name: "" for field in entry.fields if field.erasure == Erasure.CLEAR}
        count = rows.update(**cleared) if done == Erasure.CLEAR else deleted(rows)
        if count:
            yield Erased(_title(entry, entry.contact), done, count), places


def erase_words(words: Words, known: Places) -> Iterator[Change]:
    """The mail addresses wherever they are, the name where the person is known: elsewhere it is someone else's."""
    for entry in REGISTER:
        fields = [field for field in entry.fields if field.erasure == Erasure.REPLACE]
        names = tuple(field.name for field in fields)
        changed = _replace(entry, names, words, known) if names else []
        if changed:
            rows = apps.get_model(entry.model)._default_manager.filter(pk__in=changed)
            yield Erased(_title(entry, *names), Erasure.REPLACE, len(changed)), _places(entry, rows)


def unlinked(person: Person) -> Iterator[Erased]:
    """How many rows will name no author once the account is gone."""
    for entry in REGISTER:
        model = apps.get_model(entry.model)
        for field in entry.fields:
            if field.erasure == Erasure.UNLINK and person.user:
                count = model._default_manager.filter(**{field.name: person.user}).count()
                if count:
                    yield Erased(_title(entry, field.name), field.erasure, count)


def deleted(rows: models.QuerySet) -> int:
    """Delete them; how many, without what hung on them."""
    return rows.delete()[1].get(rows.model._meta.label, 0)


def candidates(names: tuple[str, ...], words: Words) -> Q:
    """Rows in which one of these fields may tell a word; whoever asks looks closer."""
    condition = Q(pk__in=())
    for fragment in words.fragments():
        for name in names:
            condition |= Q(**{f"{name}__icontains": fragment})
    return condition


def _replace(entry: PersonalModel, names: tuple[str, ...], words: Words, known: Places) -> list[int]:
    """The rows that were changed, by number."""
    model = apps.get_model(entry.model)
    of_known = _of_places(entry, known)
    here = (model._default_manager.filter(of_known), words.pattern(with_name=True))
    elsewhere = (model._default_manager.exclude(of_known), words.pattern(with_name=False))
    changed = []
    for rows, pattern in (here, elsewhere):
        for number, *texts in rows.filter(candidates(names, words)).order_by("pk").values_list("pk", *names):
            found = _found(model, dict(zip(names, texts, strict=True)), pattern)
            if found:
                model._default_manager.filter(pk=number).update(**found)
                changed.append(number)
    return changed


def _found(model, texts: dict[str, str], pattern) -> dict[str, str]:
    """The fields that change, as they become."""
    if pattern is None:
        return {}
    rooms = {name: model._meta.get_field(name).max_length for name in texts}
    return {name: without(pattern, text, rooms[name]) for name, text in texts.items() if pattern.search(text)}


def _of_places(entry: PersonalModel, known: Places) -> Q:
    """Rows of these organisations and funds; what belongs to the platform itself counts as theirs."""
    if not entry.place:
        return ~Q(pk__in=())
    return Q(**{f"{entry.place}__in": known.funds if _is_of_fund(entry) else known.organisations})


def _places(entry: PersonalModel, rows: models.QuerySet) -> Places:
    if not entry.place:
        return NOWHERE
    numbers = frozenset(rows.order_by().values_list(entry.place, flat=True))
    return Places(frozenset(), numbers) if _is_of_fund(entry) else Places(numbers, frozenset())


def _is_of_fund(entry: PersonalModel) -> bool:
    model = apps.get_model(entry.model)
    for step in entry.place.split("__"):
        model = model._meta.get_field(step).related_model
    return model is SectorFund


def _title(entry: PersonalModel, *names: str) -> str:
    return ", ".join(field.label for field in entry.fields if field.name in names)
