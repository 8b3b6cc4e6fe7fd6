"""Migrates, and fills the database with employers who counted five years: `python -m bench.publishing.fill EMPLOYERS`.

Everyone is verified and consents, one in fifty belongs to a holding, and three scores in a hundred are missing. Rows go
in bare, in the order in which time would have made them: year after year. Chance has a fixed seed.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

import django
import numpy as np
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from benchmarks.cells import COLUMNS, Column
from organisations.sbi import SECTIONS, Scheme

YEARS = range(2026, 2031)
EDITION, PRACTICES, INDICATORS = "goed-werk/2026", 49, 12
BANDS = np.array(["kwetsbaar", "in ontwikkeling", "goed genoeg", "voorbeeldig"])
AT = datetime(2026, 1, 5, tzinfo=UTC)
BATCH = 10_000
DIVISIONS = [
    f"{division:02}1"
    for section in SECTIONS[Scheme.SBI_2008]
    for division in range(section.first_division, section.last_division + 1)
]

ORGANISATION = """
INSERT INTO organisations_organisation (
    id, name, kvk, sbi_scheme, sbi_code, size_class, participation_form, holding, is_fictional, verified_at, created_at
) VALUES (%s, %s, %s, 'sbi2008', %s, %s, 'geen', %s, %s, %s, %s)
"""
CONSENT = """
INSERT INTO organisations_consent (id, organisation_id, purpose, given_at) VALUES (%s, %s, 'benchmark', %s)
"""
ASSESSMENT = """
INSERT INTO assessments_assessment (
    id, organisation_id, year, edition, size_class, route, status, submission_id, created_at
) VALUES (%s, %s, %s, %s, %s, %s, 'ingediend', %s, %s)
"""
SUBMISSION = """
INSERT INTO assessments_submission (
    id, assessment_id, at, edition_hash, size_class, route, practices,
    redelijk_loon, baanzekerheid, werkzekerheid, sociale_zekerheid, autonomie, capaciteiten_gebruiken,
    sociale_steun, geen_agressie_en_discriminatie, deeltijd_werken, betaald_verlof, zeggenschap_werktijden,
    kinderopvang_en_ouderenzorg,
    redelijk_loon_band, baanzekerheid_band, werkzekerheid_band, sociale_zekerheid_band, autonomie_band,
    capaciteiten_gebruiken_band, sociale_steun_band, geen_agressie_en_discriminatie_band, deeltijd_werken_band,
    betaald_verlof_band, zeggenschap_werktijden_band, kinderopvang_en_ouderenzorg_band
) VALUES (
    %s, %s, %s, %s, %s, %s, %s,
    %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s,
    %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s
)
"""
# The same scores as most products would keep them, one to a row, for the yardstick. Numbers for the indicators, because
# pandas is slower with names.
LONG_TABLE = """
CREATE TABLE bench_score (
    submission_id bigint NOT NULL,
    indicator smallint NOT NULL,
    score double precision,
    PRIMARY KEY (submission_id, indicator)
)
"""
LONG_ROWS = """
INSERT INTO bench_score
SELECT id, 1, redelijk_loon FROM assessments_submission
UNION ALL SELECT id, 2, baanzekerheid FROM assessments_submission
UNION ALL SELECT id, 3, werkzekerheid FROM assessments_submission
UNION ALL SELECT id, 4, sociale_zekerheid FROM assessments_submission
UNION ALL SELECT id, 5, autonomie FROM assessments_submission
UNION ALL SELECT id, 6, capaciteiten_gebruiken FROM assessments_submission
UNION ALL SELECT id, 7, sociale_steun FROM assessments_submission
UNION ALL SELECT id, 8, geen_agressie_en_discriminatie FROM assessments_submission
UNION ALL SELECT id, 9, deeltijd_werken FROM assessments_submission
UNION ALL SELECT id, 10, betaald_verlof FROM assessments_submission
UNION ALL SELECT id, 11, zeggenschap_werktijden FROM assessments_submission
UNION ALL SELECT id, 12, kinderopvang_en_ouderenzorg FROM assessments_submission
ORDER BY 1, 2
"""


def main(employers: int) -> None:
    call_command("migrate", verbosity=0)
    chance = np.random.default_rng(1)
    places = [COLUMNS[place] for place in chance.integers(len(COLUMNS), size=employers)]
    with transaction.atomic(), connection.cursor() as cursor:
        _insert(cursor, ORGANISATION, _organisations(chance, places))
        _insert(cursor, CONSENT, ((number, number, AT) for number in range(1, employers + 1)))
        for first, year in zip(range(1, 5 * employers, employers), YEARS, strict=True):
            _insert(cursor, ASSESSMENT, _assessments(first, year, places))
            _insert(cursor, SUBMISSION, _submissions(chance, first, places))
        cursor.execute(LONG_TABLE)
        cursor.execute(LONG_ROWS)
    _settle()


def _insert(cursor, statement: str, rows: Iterable[tuple]) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        cursor.executemany(statement, batch)


def _organisations(chance: np.random.Generator, places: list) -> Iterator[tuple]:
    codes, lots = chance.choice(DIVISIONS, len(places)).tolist(), chance.random(len(places)).tolist()
    for number, (code, lot, place) in enumerate(zip(codes, lots, places, strict=True), start=1):
        holding = f"Concern {int(lot * len(places) / 2)}" if lot < 0.02 else ""
        yield number, f"Werkgever {number}", f"{number:08}", code, place.size, holding, True, AT, AT


def _assessments(first: int, year: int, places: list) -> Iterator[tuple]:
    for number, place in enumerate(places):
        yield first + number, number + 1, year, EDITION, place.size, _route(place), first + number, AT


def _route(place: Column) -> str:
    return "kort" if place.is_short else "lang"


def _submissions(chance: np.random.Generator, first: int, places: list) -> Iterator[tuple]:
    scores = np.clip(chance.normal(62, 16, (len(places), INDICATORS)), 0, 100).round(10)
    bands = BANDS[np.digitize(scores, (40, 60, 80))]
    is_missing = chance.random(scores.shape) < 0.03
    bands[is_missing] = ""
    marks = chance.choice(np.frombuffer(b"0011-", np.uint8), (len(places), PRACTICES)).view(f"S{PRACTICES}").ravel()
    rows = zip(places, marks.tolist(), np.where(is_missing, None, scores).tolist(), bands.tolist(), strict=True)
    for number, (place, practices, row, names) in enumerate(rows, start=first):
        yield number, number, AT, "0" * 64, place.size, _route(place), practices.decode(), *row, *names


def _settle() -> None:
    """As a database in use: numbers go on after the last, statistics are there, and the journal is in the file."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
