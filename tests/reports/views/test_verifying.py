import json
from hashlib import sha256

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from organisations.models import Event
from reports.forms.verifying import LARGEST
from reports.models import FixedDocument, FixedKind
from reports.services.fixing import add_addendum, fix_report
from tests.factories import admin_of
from tests.reports.services.test_fixing import LATER
from tests.reports.talking import give

ADDRESS = "/klopt-dit-document/"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


@pytest.fixture
def fixed(discussion):
    fix_report(discussion.assessment, by=admin_of(discussion.assessment.organisation), at=LATER)
    return discussion.assessment


def upload(content: bytes, name="rapport.pdf", client=None):
    return (client or Client()).post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def told(response) -> str:
    return " ".join(response.content.decode().split())


def content_of(assessment, kind=FixedKind.REPORT) -> bytes:
    return bytes(FixedDocument.objects.get(assessment=assessment, kind=kind).content)


def test_page_is_for_everyone_and_asks_for_a_file():
    response = Client().get(ADDRESS)

    assert (response.status_code, reverse("verify_document")) == (200, ADDRESS)
    assert 'type="file"' in told(response)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (FixedKind.REPORT, "“rapport.pdf” is het jaarrapport over 2026 van"),
        (FixedKind.DATA, "“rapport.pdf” is het bestand met de gegevens bij het jaarrapport over 2026 van"),
    ],
)
def test_fixed_document_is_recognised_whoever_asks(kind, words, fixed):
    response = upload(content_of(fixed, kind))

    assert response.status_code == 200
    assert "Ja, dit bestand klopt" in told(response)
    assert words in told(response)
    assert "<strong>Voorbeeld Metaal</strong>, KvK-nummer 90000001, vastgesteld op 1 mei 2026" in told(response)
    assert "addendum" not in told(response)


def test_addendum_is_recognised_and_told_of(fixed, discussion, council_secretary):
    addendum = add_addendum(give(discussion, at=LATER), by=council_secretary, at=LATER)

    assert "is het addendum bij het jaarrapport over 2026 van" in told(upload(bytes(addendum.content)))
    assert "hoort een addendum van 1 mei 2026" in told(upload(content_of(fixed)))


@pytest.mark.parametrize(
    "change", [lambda pdf: pdf[:-1] + b" ", lambda pdf: pdf + b"\n", lambda pdf: b"", lambda pdf: pdf[1:]]
)
def test_changed_file_is_not_recognised(change, fixed):
    response = upload(change(content_of(fixed)))

    assert response.status_code == 200
    assert "Nee, dit bestand is niet vastgesteld" in told(response)
    assert "Voorbeeld Metaal" not in told(response)


def test_data_with_another_score_are_not_recognised(fixed):
    data = json.loads(content_of(fixed, FixedKind.DATA))
    data["scores"][0]["score"] = "99.0000000000"

    assert "Nee, dit bestand" in told(upload(json.dumps(data, ensure_ascii=False, indent=1).encode()))


def test_name_of_the_file_stays_text(db):
    assert "&lt;script&gt;.pdf" in told(upload(b"x", "<script>.pdf"))


def test_without_a_file_the_page_says_what_to_do(db):
    response = Client().post(ADDRESS)

    assert response.status_code == 422
    assert "Kies eerst het bestand dat u wilt controleren." in told(response)


def test_too_large_a_file_is_refused(db):
    response = upload(b"x" * (LARGEST + 1))

    assert response.status_code == 422
    assert "Een jaarrapport is kleiner dan 10 MB." in told(response)
    assert upload(b"x" * LARGEST).status_code == 200


def test_checking_leaves_nothing(fixed):
    before = (Event.objects.count(), FixedDocument.objects.count())

    upload(content_of(fixed))

    assert (Event.objects.count(), FixedDocument.objects.count()) == before


def test_who_checks_too_often_must_wait(db):
    client = Client()
    statuses = [upload(b"x", client=client).status_code for _ in range(31)]

    assert statuses == [200] * 30 + [429]
    assert "Wacht een minuut" in told(upload(b"x", client=client))
    assert client.get(ADDRESS).status_code == 200


def test_hash_is_that_of_the_stored_bytes(fixed):
    stored = FixedDocument.objects.get(kind=FixedKind.REPORT)

    assert sha256(content_of(fixed)).hexdigest() == stored.sha256
