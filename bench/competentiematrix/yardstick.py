"""The same cover, single holders and breadth with pandas, from the same rows, as one would write it in a notebook."""

import warnings
from dataclasses import dataclass
from datetime import date

import pandas as pd
from django.db import connection

CELLS = """
SELECT c.worker_id, c.competence_id, c.own_now, c.own_could, c.lead_now, c.lead_could, c.certified_on
FROM assessments_matrixcell c JOIN assessments_matrixworker w ON w.id = c.worker_id
"""
WORKERS = """
SELECT id AS worker_id, code, team_id, contract_group, hours_per_week, agency, left_on FROM assessments_matrixworker
"""
NEEDS = """
SELECT n.id AS need_id, n.team_id, n.competence_id, n.level, n.heads, c.needs_certificate, c.valid_months
FROM assessments_matrixneed n JOIN assessments_matrixcompetence c ON c.id = n.competence_id
"""
BROAD = 2


@dataclass(frozen=True)
class Frames:
    cells: pd.DataFrame
    workers: pd.DataFrame
    needs: pd.DataFrame


def load() -> Frames:
    """With what counts and the last day of every certificate worked out, as `matrix_of` does."""
    cells, workers, needs = _read(CELLS, ["certified_on"]), _read(WORKERS, ["left_on"]), _read(NEEDS)
    asked = needs.drop_duplicates("competence_id").set_index("competence_id")[["needs_certificate", "valid_months"]]
    cells = cells.join(asked, on="competence_id")
    cells["now"] = cells[["own_now", "lead_now"]].min(axis=1)
    cells["could"] = cells.own_could.fillna(cells.lead_could).combine(cells.now, max)
    cells["until"] = pd.NaT
    for months, some in cells[cells.certified_on.notna()].groupby("valid_months"):
        cells.loc[some.index, "until"] = some.certified_on + pd.DateOffset(months=int(months))
    workers["hours_per_week"] = workers.hours_per_week.astype(float)
    return Frames(cells, workers, needs)


def _read(query: str, dates: list[str] | None = None) -> pd.DataFrame:
    connection.ensure_connection()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas would rather have SQLAlchemy in between
        return pd.read_sql(query, connection.connection, parse_dates=dates)


def compute(frames: Frames, on: date) -> list[float]:
    """How many can fill a need, by three counts; single holders; holders; and the hours of who is broad."""
    day, cells, needs = pd.Timestamp(on), frames.cells, frames.needs
    workers = frames.workers[frames.workers.left_on.isna() | (frames.workers.left_on > day)]
    usable = cells[(cells.needs_certificate == 0) | (cells.until >= day)].merge(workers, on="worker_id")
    own = usable.merge(needs[["need_id", "team_id", "competence_id", "level"]], on=["team_id", "competence_id"])
    able = own[own.now >= own.level]
    count = able.groupby("need_id").size().reindex(needs.need_id, fill_value=0)
    by_own = own[own.own_now >= own.level].groupby("need_id").size()
    by_lead = own[own.lead_now >= own.level].groupby("need_id").size()
    holders = able.groupby("need_id").worker_id.agg(tuple)
    hours = workers.set_index("worker_id").hours_per_week
    tasks = able.groupby("worker_id").size()
    teams = _teams_per_worker(usable, needs)
    return [
        int(count.sum()),
        int(by_own.sum()),
        int(by_lead.sum()),
        int((count == 1).sum()),
        int(holders.map(len).sum()),
        float(hours[tasks[tasks >= BROAD].index].sum()),
        float(hours[teams[teams >= BROAD].index].sum()),
    ]


def _teams_per_worker(usable: pd.DataFrame, needs: pd.DataFrame) -> pd.Series:
    """By a table of people and competences; merging cells with the needs of all teams takes several times as long."""
    table = usable.pivot(index="worker_id", columns="competence_id", values="now")
    reached = pd.Series(0, index=table.index)
    for _, asked in needs.groupby("team_id"):
        levels = asked.set_index("competence_id").level
        levels = levels[levels.index.isin(table.columns)]
        reached += (table[levels.index] >= levels).any(axis=1)
    return reached
