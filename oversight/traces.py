"""What someone leaves outside the tables of people: sessions, the cache, and free pages of the database file."""

import json
import logging
from hashlib import sha256

from django.contrib.sessions.models import Session
from django.db import OperationalError, connection

from oversight.persons import Person

logger = logging.getLogger(__name__)
# The copy is made on disk, because the database may be larger than memory; settings.py keeps the rest in memory.
SCRUBBING = ("PRAGMA temp_store=FILE", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
CACHED = "DELETE FROM cache WHERE cache_key LIKE %s"


def end_sessions(person: Person) -> int:
    """Sessions in which the person is logged in, or that tell an address; how many."""
    ended = [session.pk for session in Session.objects.order_by("pk").iterator() if _tells(session, person)]
    return Session.objects.filter(pk__in=ended).delete()[0]


def _tells(session: Session, person: Person) -> bool:
    content = session.get_decoded()
    if person.user and content.get("_auth_user_id") == str(person.number):
        return True
    text = json.dumps(content, ensure_ascii=False).lower()
    return any(address in text for address in person.addresses)


def clear_cache(person: Person) -> int:
    """Counters of attempts to log in, which hold the number or the hash of an address; how many."""
    patterns = [f"%{sha256(address.encode()).hexdigest()}%" for address in person.addresses]
    if person.user:
        patterns += [f"%:user:{person.number}", f"%user={person.number}&%"]
    with connection.cursor() as cursor:
        return sum(cursor.execute(CACHED, [pattern]).rowcount for pattern in patterns)


def scrub_file() -> None:
    """Write SQLite's file anew and empty its log; never inside a transaction.

    `secure_delete` is not enough: where SQLite moves rows between pages, copies stay behind in what it does not use.
    """
    if connection.vendor != "sqlite":
        return
    try:
        _run(*SCRUBBING)
    except OperationalError:
        logger.exception("The file of the database was not rewritten; apply_retention tries again")
    finally:
        _run("PRAGMA temp_store=MEMORY")


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
