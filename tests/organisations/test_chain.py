"""The chain of events: whatever is done to one that was written is found, at its place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from organisations.chain import Link, first_break, hash_of

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
WORDS = st.text("abcdefg_/:0123456789", max_size=12)
MOMENTS = st.integers(0, 10**9).map(lambda seconds: START + timedelta(seconds=seconds))


@st.composite
def chains(draw, least=1):
    """Up to eight events as they are stored: each with its hash over the one before."""
    deeds = draw(
        st.lists(st.tuples(st.none() | st.integers(1, 9), WORDS, WORDS, WORDS, MOMENTS), min_size=least, max_size=8)
    )
    links = [Link("werkgever/90000001", place, *deed) for place, deed in enumerate(deeds, start=1)]
    return sealed(links)


def sealed(links):
    stored, before = [], ""
    for link in links:
        before = hash_of(link, before)
        stored.append((link, before))
    return stored


@st.composite
def changed(draw):
    """A chain, the place of one event in it, and that event with another value in one field."""
    chain = draw(chains())
    place = draw(st.integers(0, len(chain) - 1))
    link = chain[place][0]
    name = draw(st.sampled_from(["trail", "sequence", "actor", "role", "verb", "object", "at"]))
    values = {"actor": st.none() | st.integers(1, 9), "sequence": st.integers(1, 99), "at": MOMENTS}
    value = draw(values.get(name, WORDS).filter(lambda value: value != getattr(link, name)))
    return chain, place, replace(link, **{name: value})


@given(chains(least=0))
def test_a_chain_as_written_is_whole(chain):
    assert first_break(chain) is None


@given(changed())
def test_a_change_of_any_field_is_found_at_its_place(case):
    chain, place, other = case
    chain[place] = (other, chain[place][1])
    assert first_break(chain) == place + 1


@given(changed())
def test_a_change_with_a_new_hash_of_its_own_is_found_at_the_next_event(case):
    """Who can write hashes must write all that follow; the head on the organisation then differs."""
    chain, place, other = case
    before = chain[place - 1][1] if place else ""
    chain[place] = (other, hash_of(other, before))
    is_last = place == len(chain) - 1
    if other.sequence != place + 1:
        assert first_break(chain) == place + 1
    else:
        assert first_break(chain) == (None if is_last else place + 2)


@given(chains(), st.data())
def test_a_changed_hash_is_found_at_its_place(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    link, stored = chain[place]
    chain[place] = (link, stored[::-1] if stored != stored[::-1] else "0" * 64)
    assert first_break(chain) == place + 1


@given(chains(least=2), st.data())
def test_a_removed_event_is_found_where_it_stood(chain, data):
    place = data.draw(st.integers(0, len(chain) - 2))
    del chain[place]
    assert first_break(chain) == place + 1


@given(chains(least=2), st.data())
def test_two_events_in_each_others_place_are_found_at_the_first(chain, data):
    first = data.draw(st.integers(0, len(chain) - 2))
    second = data.draw(st.integers(first + 1, len(chain) - 1))
    chain[first], chain[second] = chain[second], chain[first]
    assert first_break(chain) == first + 1


@given(chains(), st.data())
def test_an_event_put_in_between_is_found_at_the_latest_behind_it(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    before = chain[place - 1][1] if place else ""
    extra = Link("werkgever/90000001", place + 1, None, "", "erbij", "", START)
    chain.insert(place, (extra, hash_of(extra, before)))
    assert first_break(chain) == place + 2


def test_the_same_moment_in_another_zone_has_the_same_hash():
    link = Link("werkgever/90000001", 1, 3, "beheerder", "test", "2026", START)
    elsewhere = replace(link, at=START.astimezone(timezone(timedelta(hours=2))))
    assert hash_of(elsewhere, "") == hash_of(link, "")


def test_no_actor_is_another_than_any_number():
    link = Link("werkgever/90000001", 1, None, "", "test", "", START)
    assert len({hash_of(replace(link, actor=actor), "") for actor in (None, 0, 1)}) == 3


def test_the_hash_of_a_known_event_stays_what_it_is():
    """Trails that were written stay valid: a change of the formula breaks them all."""
    link = Link("werkgever/90000001", 1, 3, "beheerder", "save_answer", "2026/werk-zelf-indelen", START)
    assert hash_of(link, "") == "e0d5cd225236e9865ad7b15c548d142697173fb1896596fa11c71c82f5e43304"
