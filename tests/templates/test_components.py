"""Components: what they print for a value, and what they leave out without one."""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils import translation


def render(name, **context):
    lines = render_to_string(f"components/{name}.html", context).splitlines()
    return [line.strip() for line in lines if line.strip()]


def test_notice_is_read_aloud_when_it_appears():
    assert render("notice", kind="error", text="Te groot & te veel", is_live=True) == [
        '<div class="notice notice--error" role="alert">',
        '<p><span class="visually-hidden">Fout: </span>Te groot &amp; te veel</p>',
        "</div>",
    ]
    assert render("notice", text="Rustig", title="Let op") == [
        '<div class="notice notice--info">',
        '<p class="notice__title">Let op</p>',
        "<p>Rustig</p>",
        "</div>",
    ]


def test_tag_and_band_say_it_in_words():
    assert render("tag", label="Klaar", kind="success") == ['<span class="tag tag--success">Klaar</span>']
    assert render("tag", label="Open") == ['<span class="tag">Open</span>']
    assert render("band", band="goed-genoeg", word="goed genoeg") == [
        '<span class="band band--goed-genoeg">goed genoeg</span>'
    ]


def test_task_without_address_is_no_link():
    assert render("task", label="Indienen", status="Kan nog niet", hint="Eerst alles invullen") == [
        '<li class="task">',
        '<span class="task__name">Indienen<span class="task__hint">Eerst alles invullen</span></span>',
        '<span class="tag">Kan nog niet</span>',
        "</li>",
    ]
    assert '<a href="/x/">Autonomie</a>' in render("task", label="Autonomie", url="/x/", status="Klaar")[1]


def test_progress_counts_in_words():
    assert render("progress", step=2, total=6) == [
        '<p class="progress">Stap 2 van 6<progress value="2" max="6" aria-hidden="true"></progress></p>'
    ]


def test_score_bar_is_as_long_as_the_score():
    lines = render("score_bar", points=72, band="goed-genoeg", word="goed genoeg")
    assert '<span class="score__number">72</span>' in lines
    assert '<rect width="72" height="8" class="band-goed-genoeg"/>' in lines[2]
    assert '<span class="band band--goed-genoeg">goed genoeg</span>' in lines


def test_score_bar_without_score_draws_nothing():
    assert render("score_bar", points=None) == ['<div class="score"><span class="muted">geen score</span>', "</div>"]


@pytest.mark.parametrize(
    ("number", "links"),
    [(1, ["?q=a&amp;pagina=2"]), (2, ["?q=a&amp;pagina=1", "?q=a&amp;pagina=3"]), (3, ["?q=a&amp;pagina=2"])],
)
def test_pagination_links_to_the_neighbours(number, links):
    text = "".join(render("pagination", page=Paginator(range(30), 10).page(number), query="q=a&"))
    assert f"Pagina {number} van 3" in text
    assert [part.split('"')[0] for part in text.split('href="')[1:]] == links


def test_pagination_of_one_page_is_nothing():
    assert render("pagination", page=Paginator(range(3), 10).page(1)) == []


def test_empty_state_says_what_to_do():
    assert render("empty", title="Nog geen plan", text="Kies tips.", url="/tips/", label="Naar de tips") == [
        '<div class="empty">',
        '<p class="empty__title">Nog geen plan</p>',
        "<p>Kies tips.</p>",
        '<p><a class="button" href="/tips/">Naar de tips</a></p>',
        "</div>",
    ]


TIP = SimpleNamespace(
    title="Bied een contract aan",
    what="Maak een regel.",
    first_step="Vraag het bureau.",
    who="hoofd personeel",
    evidence="De bron zegt het.",
    ground="bron",
    source="WRR 2020, §5.3",
    works_council="advies",
    norm="",
)


@pytest.mark.parametrize(("gain", "text"), [(1, "verwacht: 1 punt erbij"), (6, "verwacht: 6 punten erbij")])
def test_tip_shows_what_it_brings(gain, text):
    lines = render("tip", tip=TIP, form="training", effort="laag", gain=gain)
    assert f'<span class="tag tag--success">{text}</span>' in "".join(lines)
    assert '<h3 class="tip__title">Bied een contract aan</h3>' in lines
    assert '<p class="source">Bron: WRR 2020, §5.3</p>' in lines
    assert '<li><span class="tag tag--warning">advies van de ondernemingsraad nodig</span></li>' in lines


def test_tip_without_points_is_silent_about_them():
    assert "verwacht" not in "".join(render("tip", tip=TIP, form="training", effort="laag", gain=None))


def test_numbers_in_a_drawing_have_a_point_in_dutch_too():
    with translation.override("nl"):
        assert 'width="72.5"' in "".join(render("score_bar", points=72.5, band="goed-genoeg", word="goed genoeg"))
