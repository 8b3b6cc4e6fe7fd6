"""The same cells (number, mean, quartiles per year, section, size and indicator) with a groupby and quantile of pandas.

It does less than the product: no holdings, no totals, no rules about what may be told. `joined` has the database put
every score in a row with its place; `long` reads scores and places apart and merges them, which is faster; `wide` does
that with our own rows, of twelve scores.
"""

import warnings

import pandas as pd
from django.db import connection

from organisations.sbi import section_for_figures

COUNTING = """
SELECT a.submission_id, a.year, substr(o.sbi_code, 1, 2) AS division, a.size_class, a.route
FROM assessments_assessment a JOIN organisations_organisation o ON o.id = a.organisation_id
WHERE a.edition = 'goed-werk/2026' AND o.verified_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM organisations_consent c
    WHERE c.organisation_id = o.id AND c.fund_id IS NULL AND c.purpose = 'benchmark' AND c.withdrawn_at IS NULL
)
"""
JOINED = """
SELECT a.year, substr(o.sbi_code, 1, 2) AS division, a.size_class, a.route, b.indicator, b.score
FROM bench_score b
JOIN assessments_assessment a ON a.submission_id = b.submission_id
JOIN organisations_organisation o ON o.id = a.organisation_id
WHERE a.edition = 'goed-werk/2026' AND o.verified_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM organisations_consent c
    WHERE c.organisation_id = o.id AND c.fund_id IS NULL AND c.purpose = 'benchmark' AND c.withdrawn_at IS NULL
)
"""
LONG = "SELECT submission_id, indicator, score FROM bench_score"
WIDE = """
SELECT id AS submission_id, redelijk_loon, baanzekerheid, werkzekerheid, sociale_zekerheid, autonomie,
    capaciteiten_gebruiken, sociale_steun, geen_agressie_en_discriminatie, deeltijd_werken, betaald_verlof,
    zeggenschap_werktijden, kinderopvang_en_ouderenzorg
FROM assessments_submission
"""
PLACE = ["year", "section", "size_class", "route"]
QUARTILES = [0.25, 0.75]


def joined() -> int:
    return _describe_long(_with_sections(_read(JOINED)))


def long() -> int:
    return _describe_long(_read(LONG).merge(_with_sections(_read(COUNTING)), on="submission_id"))


def _describe_long(rows: pd.DataFrame) -> int:
    scores = rows.groupby([*PLACE, "indicator"])["score"]
    scores.quantile(QUARTILES)
    return len(scores.agg(["count", "mean"]))


def wide() -> int:
    rows = _read(WIDE)
    indicators = list(rows.columns[1:])
    rows[indicators] = rows[indicators].astype(float)  # PostgreSQL gives decimals
    scores = rows.merge(_with_sections(_read(COUNTING)), on="submission_id").groupby(PLACE)[indicators]
    scores.quantile(QUARTILES)
    return len(scores.agg(["count", "mean"])) * len(indicators)


def _with_sections(rows: pd.DataFrame) -> pd.DataFrame:
    rows["section"] = rows.division.map({code: section_for_figures(code).letter for code in rows.division.unique()})
    return rows


def _read(query: str) -> pd.DataFrame:
    connection.ensure_connection()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas would rather have SQLAlchemy in between
        return pd.read_sql(query, connection.connection)


WAYS = {"joined": joined, "long": long, "wide": wide}
