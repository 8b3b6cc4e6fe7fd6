"""The page with the demo's mails."""

import pytest
from django.test import Client

PAGE = "/demo/mail/"


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAIL_DIR = tmp_path
    return tmp_path


def test_everyone_reads_the_mails_with_links_and_without_markup(folder):
    text = "Subject: <b>Hallo</b>\nTo: a@voorbeeld.example\n\n<script>x</script> https://a.example/x?a=1&b=2 klaar"
    (folder / "1.log").write_bytes(text.encode())
    response = Client().get(PAGE)
    page = response.content.decode()
    assert response.status_code == 200
    assert "<h2>&lt;b&gt;Hallo&lt;/b&gt;</h2>" in page
    assert '<a href="https://a.example/x?a=1&amp;b=2" rel="nofollow">https://a.example/x?a=1&amp;b=2</a> klaar' in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page


def test_empty_mailbox_says_so(folder):
    assert "Nog geen post" in Client().get(PAGE).content.decode()


def test_mailbox_is_not_there_outside_the_demo(folder, settings):
    settings.DEMO = False
    assert Client().get(PAGE).status_code == 404


def test_mailbox_takes_no_posts(folder):
    assert Client().post(PAGE).status_code == 405
