"""`manage.py publish_benchmarks` and `verify_publications`: what is due is published, and its seal holds."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from benchmarks import calendar
from benchmarks.models import Cell, StoredPublication
from tests.benchmarks.factories import cell, store_publication
from tests.factories import make_round, make_submitted

pytestmark = pytest.mark.django_db


def run(capsys, *arguments):
    call_command(*arguments)
    return capsys.readouterr().out


@pytest.fixture
def due_round(fund):
    """A round of a year that is over, so that publication and correction are due on whatever day the test runs."""
    return make_round(fund, 2024)


def test_what_is_due_is_published_once(due_round, capsys):
    assert "Opleidingsfonds Metaal 2024: gepubliceerd, 0 cellen, zegel " in run(capsys, "publish_benchmarks")
    assert run(capsys, "publish_benchmarks") == "Opleidingsfonds Metaal 2024: niets te corrigeren\n"
    assert StoredPublication.objects.count() == 1


def test_what_is_not_due_waits(due_round, capsys):
    day_before = due_round.publishes_on - timedelta(days=1)
    assert run(capsys, "publish_benchmarks", f"--at={day_before}") == ""
    assert "gepubliceerd" in run(capsys, "publish_benchmarks", f"--at={due_round.publishes_on}")


def test_the_benchmarks_by_section_come_along_for_every_year_handed_in(employer, capsys):
    make_submitted(employer, 2024)
    out = run(capsys, "publish_benchmarks", "--at=2024-11-01")
    assert out.startswith("alle werkgevers 2024: gepubliceerd, 0 cellen")
    assert run(capsys, "publish_benchmarks", "--at=2025-02-28") == ""
    assert run(capsys, "publish_benchmarks", "--at=2025-03-01") == "alle werkgevers 2024: niets te corrigeren\n"


def test_a_year_is_too_late_once_a_later_one_is_published(due_round, fund, capsys):
    store_publication(fund, 2025, [cell()])
    out = run(capsys, "publish_benchmarks")
    assert out == "Opleidingsfonds Metaal 2024: te laat, een later jaar is al gepubliceerd\n"


def test_a_day_to_come_is_refused():
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(CommandError, match="is nog niet geweest"):
        call_command("publish_benchmarks", f"--at={tomorrow}")


def test_verify_is_content_with_untouched_publications(fund, capsys):
    store_publication(fund, 2025, [cell()])
    store_publication(None, 2025, [cell(branch="C")])
    assert run(capsys, "verify_publications") == "2 publicaties, alle zegels kloppen.\n"


@pytest.mark.parametrize("change", [{"mean": 75}, {"measure": "baanzekerheid"}, {"crowd": "100 of meer werkgevers"}])
def test_verify_names_a_publication_with_a_changed_cell(fund, change, capsys):
    stored = store_publication(fund, 2025, [cell(), cell("werkzekerheid")])
    Cell.objects.filter(pk=stored.cells.earliest("id").pk).update(**change)
    with pytest.raises(CommandError, match="1 van 1 publicaties"):
        call_command("verify_publications")
    assert capsys.readouterr().err == "Opleidingsfonds Metaal 2025: het zegel klopt niet\n"


def test_verify_sees_a_cell_that_was_taken_out_and_a_date_that_was_moved(fund):
    stored = store_publication(fund, 2025, [cell(), cell("werkzekerheid")])
    stored.cells.filter(measure="autonomie").delete()
    with pytest.raises(CommandError):
        call_command("verify_publications")
    other = store_publication(fund, 2024, [cell()])
    StoredPublication.objects.filter(pk=other.pk).update(published_at=timezone.now())
    with pytest.raises(CommandError, match="2 van 2"):
        call_command("verify_publications")


def test_the_platform_publishes_on_the_same_days_every_year():
    assert [f(2026) for f in (calendar.publishes_on, calendar.corrects_on)] == [date(2026, 11, 1), date(2027, 3, 1)]
