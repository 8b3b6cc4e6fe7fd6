"""The page with the demo's mails."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAIL_DIR = tmp_path
    return tmp_path


@pytest.fixture
def page():
    """Its address; asked before a test changes settings, because addresses are read once."""
    return reverse("demo_mail")


def test_everyone_reads_the_mails_with_links_and_without_markup(folder, page):
    text = "Subject: <b>Hallo</b>\nTo: a@voorbeeld.example\n\n<script>x</script> https://a.example/x?a=1&b=2 klaar"
    (folder / "1.log").write_bytes(text.encode())
    response = Client().get(page)
    html = response.content.decode()
    assert response.status_code == 200
    assert "<h2>&lt;b&gt;Hallo&lt;/b&gt;</h2>" in html
    assert '<a href="https://a.example/x?a=1&amp;b=2" rel="nofollow">https://a.example/x?a=1&amp;b=2</a> klaar' in html
    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert "<script>x" not in html


def test_empty_mailbox_says_so(folder, page):
    assert "Nog geen post" in Client().get(page).content.decode()


def test_mailbox_is_not_there_outside_the_demo(folder, page, settings):
    settings.DEMO = False
    assert Client().get(page).status_code == 404


def test_mailbox_takes_no_posts(folder, page):
    assert Client().post(page).status_code == 405
