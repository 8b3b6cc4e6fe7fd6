"""A second, naive publication of a benchmark, written from the rules: loops and fractions, and no code shared."""

import math
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.cells import Area, FrozenScore, Measure, Publication

FULL = [("10-49", False), ("50-249", False), ("250+", False)]
SHORT = [("1-9", True), ("10-49", True)]
EVERY_SIZE = ("", False)
COLUMNS = [*FULL, *SHORT, EVERY_SIZE]
EVERY_BRANCH, NO_BRANCH = "", None


@dataclass(frozen=True)
class NaivePublication:
    """`told` by (branch, column, measure): what `told_by` makes of a published cell."""

    area: Area
    year: int
    scores: list[FrozenScore]
    told: dict[tuple, dict]
    previous: "NaivePublication | None"


def told_by(publication: Publication) -> dict[tuple, dict]:
    """What the engine published, in the words of this file."""
    return {
        (cell.key.branch, (cell.key.column.size, cell.key.column.is_short), cell.measure): {
            "crowd": cell.crowd.value,
            "mean": cell.mean if cell.edge is None else cell.edge.value,
            "band": cell.band,
            "shares": cell.shares,
            "change": cell.change,
        }
        for cell in publication.cells
    }


def naive_publish(area: Area, scores: list[FrozenScore], measures: tuple[Measure, ...], previous=None):
    (year,) = {score.year for score in scores}
    draft = NaivePublication(area, year, scores, {}, previous)
    for measure in measures:
        draft.told.update({(*place, measure.slug): cell for place, cell in _tell_measure(draft, measure).items()})
    return draft


@dataclass
class _Notes:
    """What is written down on the way, by place: how many groups have a value and a rise, and what stays as it was."""

    sizes: dict
    rise_sizes: dict
    kept: set
    change_kept: set


def _tell_measure(draft: NaivePublication, measure: Measure) -> dict[tuple, dict]:
    notes = _Notes({}, {}, set(), set())
    branches = draft.area.branches
    places = [(branch, column) for branch in (*branches, NO_BRANCH, EVERY_BRANCH) for column in COLUMNS]
    cells = {place: _tell_place(draft, measure, place, notes) for place in places}
    told = {place: cell for place, cell in cells.items() if cell and place[0] is not NO_BRANCH}
    stay = _suppress(branches, set(told), notes.sizes, notes.kept)
    told = {place: told[place] for place in told if place in stay}
    shares_kept = set(places) if _corrected_by(draft) else notes.kept
    for name, sizes, fixed in (("shares", notes.sizes, shares_kept), ("change", notes.rise_sizes, notes.change_kept)):
        stay = _suppress(branches, {place for place in told if told[place][name] is not None}, sizes, fixed)
        told = {place: cell if place in stay else cell | {name: None} for place, cell in told.items()}
    return told


def _tell_place(draft: NaivePublication, measure: Measure, place: tuple, notes: _Notes) -> dict | None:
    corrected, earlier = _corrected_by(draft), _earlier_than(draft)
    name = (*place, measure.slug)
    now, before, then = (_at(place, each, draft.area, measure) for each in (draft, corrected, earlier))
    then_rises = then if earlier and earlier.year == draft.year - 1 else {}
    rises = _rises(now, then_rises)
    notes.sizes[place], notes.rise_sizes[place] = len(_by_group(now)), len(_by_group(rises))
    cell = _tell(now, rises, measure)
    if earlier and not measure.is_practice:
        different = _count_different(then, now)
        cell = _beside_earlier(cell, earlier.told.get(name), different)
        notes.kept |= {place} if different < 3 else set()
    if not corrected:
        return cell
    if measure.is_practice or _count_different(before, now) < 3:
        notes.kept.add(place)
    if place in notes.kept or _count_different(_rises(before, then_rises), rises) < 3:
        notes.change_kept.add(place)
    return _correct(cell, corrected.told.get(name), place, notes)


def _beside_earlier(cell: dict | None, told_then: dict | None, different: int) -> dict | None:
    """New numbers from three that differ on, and a new spread over the bands from forty on."""
    if different < 3:
        return told_then and told_then | {"change": None}
    return cell | {"shares": None} if cell and different < 40 else cell


def _correct(cell: dict | None, published: dict | None, place: tuple, notes: _Notes) -> dict | None:
    if place in notes.kept:
        return published
    if cell is None or isinstance(cell["mean"], str):
        return cell
    stays = {"shares", "change"} if place in notes.change_kept else {"shares"}
    return cell | {name: published[name] if published else None for name in stays}


def _at(place: tuple, publication: NaivePublication | None, area: Area, measure: Measure) -> dict[int, tuple]:
    return _values(_members(area, publication.scores, place), measure) if publication else {}


def _earlier_than(draft: NaivePublication) -> NaivePublication | None:
    """The last publication over a year before this one."""
    older = draft.previous
    while older and older.year == draft.year:
        older = older.previous
    return older


def _corrected_by(draft: NaivePublication) -> NaivePublication | None:
    return draft.previous if draft.previous and draft.previous.year == draft.year else None


def group_counts(area: Area, scores: list[FrozenScore], measure: Measure) -> dict[tuple, int]:
    """How many groups have a value, by place."""
    return {
        (branch, column): len(_by_group(_values(_members(area, scores, (branch, column)), measure)))
        for branch in (*area.branches, NO_BRANCH, EVERY_BRANCH)
        for column in COLUMNS
    }


def _members(area: Area, scores: list[FrozenScore], place: tuple) -> list[FrozenScore]:
    branch, column = place
    found = []
    for score in scores:
        own_branch = score.sub_branch if area.fund else score.sector
        own_column = (score.size_class, score.is_short)
        if area.fund and score.fund != area.fund:
            continue
        if branch == NO_BRANCH and own_branch in area.branches:
            continue
        if branch not in (NO_BRANCH, EVERY_BRANCH) and own_branch != branch:
            continue
        if own_column == column or (column == EVERY_SIZE and own_column in FULL):
            found.append(score)
    return found


def _values(members: list[FrozenScore], measure: Measure) -> dict[int, tuple]:
    """By organisation: its value, its group, and whether the fund may read its report; also where there is no value."""
    return {m.organisation: (_exact(m.values.get(measure.slug)), m.group, m.is_open_to_fund) for m in members}


def _exact(value) -> Fraction | None:
    return None if value is None else Fraction(str(value))


def _rises(now: dict, then: dict) -> dict[int, tuple]:
    return {
        who: (None if value is None or then[who][0] is None else value - then[who][0], group, is_open)
        for who, (value, group, is_open) in now.items()
        if who in then
    }


def _by_group(values: dict[int, tuple]) -> dict[str, Fraction]:
    """The mean within each group that has a value at all."""
    found: dict[str, list] = {}
    for value, group, _ in values.values():
        if value is not None:
            found.setdefault(group, []).append(value)
    return {group: sum(of_group, Fraction(0)) / len(of_group) for group, of_group in found.items()}


def _unread(values: dict[int, tuple]) -> list[Fraction]:
    """The values of groups of which the fund reads no report."""
    read = {group for _, group, is_open in values.values() if is_open}
    return [value for group, value in _by_group(values).items() if group not in read]


def _may_be_told(values: list[Fraction], least: int = 10) -> bool:
    return len(values) >= least and len(set(values)) > 1


def _step(count: int) -> int:
    return 10 if count < 20 else 5 if count < 100 else 1


def _practice_step(count: int) -> int:
    return 20 if count < 100 else 5


def _crowd(count: int) -> str:
    return {10: "10 tot 20 werkgevers", 5: "20 tot 100 werkgevers", 1: "100 of meer werkgevers"}[_step(count)]


def _half_up(value: Fraction, step: int) -> int:
    return math.floor(value / step + Fraction(1, 2)) * step


def _tell(now: dict, rises: dict, measure: Measure) -> dict | None:
    values, unread = list(_by_group(now).values()), _unread(now)
    if not _may_be_told(unread, 20 if measure.is_practice else 10):
        return None
    step = _practice_step(len(unread)) if measure.is_practice else _step(len(unread))
    cell = {"crowd": _crowd(len(unread)), "band": None, "shares": None, "change": None}
    mean = sum(values) / len(values)
    if mean < 10 or mean > 90:
        return cell | {"mean": "onder 10" if mean < 10 else "boven 90"}
    # Not to 100: nine in ten are not all.
    cell["mean"] = min(_half_up(mean, step), 100 - step)
    if measure.is_practice:
        return cell
    if len(unread) >= 40:
        cell["band"] = tuple(_half_up(_percentile(values, Fraction(part, 4)), 5) for part in (1, 3))
    if min(_in_bands(unread)) >= 10:
        cell["shares"] = tuple(_half_up(Fraction(100 * count, len(values)), step) for count in _in_bands(values))
    if _may_be_told(_unread(rises)):
        risen = list(_by_group(rises).values())
        cell["change"] = _half_up(sum(risen) / len(risen), _step(len(_unread(rises))))
    return cell


def _percentile(values: list[Fraction], part: Fraction) -> Fraction:
    """Straight between the two nearest of the ordered values."""
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    low = math.floor(place)
    return ordered[low] + (place - low) * (ordered[math.ceil(place)] - ordered[low])


def _in_bands(values: list[Fraction]) -> list[int]:
    return [sum(1 for value in values if low <= value < high) for low, high in ((0, 40), (40, 60), (60, 80), (80, 101))]


def _count_different(before: dict, now: dict) -> int:
    """Employers, or groups if those are fewer: who has another value or group, came, or went."""
    changed = [
        who
        for who in before.keys() | now.keys()
        if [entry[:2] for entry in (before.get(who),) if entry and entry[0] is not None]
        != [entry[:2] for entry in (now.get(who),) if entry and entry[0] is not None]
    ]
    return min(len(changed), len({(now.get(who) or before[who])[1] for who in changed}))


def lines_of(branches: tuple[str, ...]) -> list[tuple[list, tuple]]:
    """Parts and total: branches in their order, those of no branch and all, each over its sizes; then the columns."""
    rows = [([(b, column) for column in FULL], (b, EVERY_SIZE)) for b in (*branches, NO_BRANCH, EVERY_BRANCH)]
    columns = [EVERY_SIZE, *FULL, *SHORT]
    return rows + [([(b, column) for b in (*branches, NO_BRANCH)], (EVERY_BRANCH, column)) for column in columns]


def hidden_of(line: tuple, told: set, sizes: dict) -> list[tuple]:
    """The places of a line where someone is and that are not told; none where all of the total are of no branch."""
    parts, total = line
    filled = [place for place in parts if sizes[place]]
    if [branch for branch, _ in filled] == [NO_BRANCH] and total[0] == EVERY_BRANCH:
        return []
    return [place for place in (*filled, total) if sizes[place] and place not in told]


def _suppress(branches: tuple[str, ...], told: set, sizes: dict, fixed: set) -> set:
    told = set(told)
    while sum(_hide_one(line, told, sizes, fixed) for line in lines_of(branches)):
        pass
    return told


def _hide_one(line: tuple, told: set, sizes: dict, fixed: set) -> bool:
    parts, total = line
    free_parts = [place for place in parts if place in told and place not in fixed]
    may_go = sorted(free_parts, key=lambda place: sizes[place]) or [total] * (total in told and total not in fixed)
    if len(hidden_of(line, told, sizes)) != 1 or not may_go:
        return False
    told.remove(may_go[0])
    return True
