"""Evidence files: what is kept under which name, and what is refused with which words."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.forms.evidence import BEGINNINGS, MAX_BYTES, EvidenceField

WRONG_KIND = "Kies een pdf, een afbeelding (png, jpg) of een document (docx, xlsx, odt, ods, txt)."


def upload(name, content=b"%PDF-1.7 inhoud"):
    return SimpleUploadedFile(name, content)


def refusal(file):
    with pytest.raises(ValidationError) as error:
        EvidenceField().clean(file)
    return error.value.messages


@pytest.mark.parametrize(("suffix", "beginning"), BEGINNINGS.items())
def test_every_known_kind_is_kept_and_read_from_its_start(suffix, beginning):
    kept = EvidenceField().clean(upload(f"rooster{suffix}", beginning + b" en meer"))
    assert (kept.name, kept.read()) == (f"rooster{suffix}", beginning + b" en meer")


def test_no_file_is_no_evidence():
    assert EvidenceField().clean(None) is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Rooster 2026 (definitief).PDF", "Rooster_2026_definitief.PDF"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\x.pdf", "bewijs....windowsx.pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ("a\r\nSet-Cookie: x=y.pdf", "aSet-Cookie_xy.pdf"),
        ('"; rm -rf /.pdf', None),
        ("€€.pdf", "bewijs.pdf"),
        ("rapport.exe.pdf", "rapport.exe.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one_or_is_refused(name, kept):
    if kept is None:
        assert refusal(upload(name)) == [WRONG_KIND]
    else:
        assert EvidenceField().clean(upload(name)).name == kept


@pytest.mark.parametrize("name", ["virus.exe", "pagina.html", "tekening.svg", "rapport", "rapport.pdf.exe", "€€"])
def test_another_kind_is_refused(name):
    assert refusal(upload(name)) == [WRONG_KIND]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("rapport.pdf", b"MZ\x90\x00 geen pdf", "pdf"),
        ("foto.png", b"<svg onload=alert(1)>", "png"),
        ("foto.jpeg", b"GIF89a", "jpeg"),
        ("lijst.xlsx", b"%PDF-1.7", "xlsx"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name, content, kind):
    assert refusal(upload(name, content)) == [f"Dit bestand is geen {kind}. Sla het opnieuw op en kies het nog eens."]


def test_a_file_of_exactly_the_limit_is_kept():
    assert EvidenceField().clean(upload("groot.txt", b"x" * MAX_BYTES)).size == MAX_BYTES


def test_a_file_above_the_limit_is_refused():
    assert refusal(upload("groot.txt", b"x" * (MAX_BYTES + 1))) == [
        "Dit bestand is te groot. Kies een bestand van hooguit 1,5 MB, of plak een link."
    ]


def test_an_empty_file_is_refused():
    assert refusal(upload("leeg.txt", b"")) == ["Het verstuurde bestand is leeg."]


def test_a_name_too_long_to_keep_is_refused():
    assert refusal(upload("a" * 150 + ".pdf")) == [
        "Zorg dat deze bestandsnaam niet meer dan 120 tekens bevat (het zijn er nu 154)."
    ]
