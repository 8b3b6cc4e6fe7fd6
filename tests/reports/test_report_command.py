import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from organisations.models import Event
from reports import pdf
from reports.pdf import RenderProcess
from tests.reports.pdf_reading import failed_rules


def report(out, **changes):
    options = {"organisation": "90000001", "year": "2026", "kind": "verbeterplan", "out": str(out)} | changes
    call_command("report", *(word for name, value in options.items() for word in (f"--{name}", value)))


@pytest.mark.parametrize("kind", ["verbeterplan", "jaarrapport"])
def test_report_writes_the_document(kind, submitted, tmp_path, capsys):
    out = tmp_path / "uit.pdf"

    report(out, kind=kind)

    assert failed_rules(out.read_bytes()) == set()
    assert [path.name for path in tmp_path.iterdir()] == ["uit.pdf"]
    assert capsys.readouterr().out.startswith(f"{out} (")
    event = Event.objects.get(verb=f"export_{kind}")
    assert (event.actor, event.role) == (None, "")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"organisation": "12345678"}, "Er is geen organisatie met KvK-nummer 12345678."),
        ({"organisation": "geen nummer"}, "Er is geen organisatie met KvK-nummer geen nummer."),
        ({"year": "2025"}, "De organisatie met KvK-nummer 90000001 heeft over 2025 geen vragenlijst."),
        ({"year": "dit jaar"}, "“dit jaar” is geen jaar. Schrijf het met vier cijfers, zoals 2026."),
        (
            {"kind": "samenvatting"},
            "“samenvatting” is geen soort document. Kies verbeterplan of jaarrapport of gespreksagenda of "
            "flex-diagnose.",
        ),
        ({}, "De vragenlijst over 2026 is nog concept. Dien die eerst in; dan is er een verbeterplan."),
    ],
)
def test_wrong_input_is_refused(changes, message, draft, tmp_path):
    with pytest.raises(CommandError) as refused:
        report(tmp_path / "uit.pdf", **changes)

    assert (str(refused.value), refused.value.returncode) == (message, 2)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_does_not_exist_is_refused(submitted, tmp_path):
    with pytest.raises(CommandError, match="bestaat niet") as refused:
        report(tmp_path / "nergens" / "uit.pdf")

    assert refused.value.returncode == 2


def test_failing_renderer_leaves_the_old_file(submitted, tmp_path, monkeypatch):
    out = tmp_path / "uit.pdf"
    out.write_text("vorige")
    starved = RenderProcess(memory=32 * 1024**2)
    monkeypatch.setattr(pdf, "_process", starved)

    with pytest.raises(CommandError, match="kon niet worden gemaakt"):
        report(out)
    starved.close()

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("uit.pdf", "vorige")]


def test_target_that_cannot_be_written_leaves_nothing_beside_it(submitted, tmp_path):
    (tmp_path / "uit.pdf").mkdir()

    with pytest.raises(CommandError, match="kon niet worden geschreven"):
        report(tmp_path / "uit.pdf")

    assert [path.name for path in tmp_path.iterdir()] == ["uit.pdf"]


def test_shell_sees_exit_code_two(tmp_path, settings):
    arguments = ["report", "--organisation", "1", "--year", "x", "--kind", "verbeterplan", "--out", "uit.pdf"]

    done = subprocess.run(  # noqa: S603 - our own command with fixed arguments
        [sys.executable, settings.BASE_DIR / "manage.py", *arguments], cwd=tmp_path, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "“x” is geen jaar" in done.stderr
