"""The frame of every page: landmarks, place, menu, messages, and nothing that the content policy forbids."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.template.loader import render_to_string

PAGES = ("403.html", "404.html", "500.html")


def render(**context):
    page = (
        '{% extends "base.html" %}{% block title %}Proef{% endblock %}{% block content %}<h1>Proef</h1>{% endblock %}'
    )
    return engines["django"].from_string(page).render({"user": AnonymousUser(), **context})


def test_page_is_dutch_and_has_a_skip_link_to_its_content():
    text = render()
    assert '<html lang="nl">' in text
    assert "<title>Proef – goedwerk</title>" in text
    assert '<a class="skip-link" href="#inhoud">' in text
    assert '<main id="inhoud" tabindex="-1">' in text


def test_place_names_organisation_and_year_without_thousands_separator():
    assert "<strong>De Hamer</strong><br>verslagjaar 2026</p>" in render(organisation="De Hamer", year=2026)
    assert 'class="place"' not in render()


def test_menu_marks_where_one_is():
    text = render(navigation=[("Overzicht", "/", False), ("Vragen", "/vragen/", True)])
    assert '<li><a href="/">Overzicht</a></li>' in text
    assert '<li><a href="/vragen/" aria-current="page">Vragen</a></li>' in text
    assert "Hoofdmenu" not in render()


def test_demo_is_marked_as_fictional():
    assert "Fictieve gegevens: dit is een demonstratie." in render(is_demo=True)
    assert "Fictieve gegevens" not in render()


def test_visitor_can_log_in():
    assert "Inloggen</a>" in render()


@pytest.mark.parametrize("name", PAGES)
def test_error_pages_need_no_context(name):
    assert re.search(r"<h1>.+</h1>\s*<p class=\"lead measure\">", render_to_string(name))


def test_page_has_no_inline_script_or_style_and_no_other_host():
    text = render(organisation="De Hamer", year=2026, is_demo=True)
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|https?://", text) == []
