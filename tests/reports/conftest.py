"""Printing takes seconds: tests about what happens to a document share what was printed of the same HTML."""

from functools import cache

import pytest

from reports import pdf
from reports.documents import export
from reports.services import fixing


@pytest.fixture(scope="session")
def print_once():
    """By process too, because a test may put one that fails in its place."""
    return cache(lambda process, html: process.render(html))


@pytest.fixture(autouse=True)
def printed_once(print_once, monkeypatch):
    """For who fixes and who downloads; reports.pdf itself prints every time."""
    for module in (fixing, export):
        monkeypatch.setattr(module, "render_pdf", lambda html: print_once(pdf._process, html))
