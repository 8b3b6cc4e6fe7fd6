"""The skills overview as a file that someone takes home, with an event for each."""

import json

from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.timezone import localdate

from assessments.models import MatrixWorker
from organisations.events import record_event
from reports.matrix.skills import build_skills_overview, skills_data
from reports.matrix.skills_selectors import skills_record_of
from reports.pdf import render_pdf


def skills_html(worker: MatrixWorker, *, at) -> str:
    """The document as it goes to the renderer."""
    page = build_skills_overview(skills_record_of(worker), localdate(at))
    return render_to_string("reports/pdf/skills_overview.html", {"page": page})


def export_skills_pdf(worker: MatrixWorker, *, by, at) -> bytes:
    """Raises PdfError, and then leaves no trace."""
    pdf = render_pdf(skills_html(worker, at=at))
    _record(worker, by=by, at=at)
    return pdf


def export_skills_data(worker: MatrixWorker, *, by, at) -> bytes:
    data = skills_data(skills_record_of(worker), localdate(at))
    _record(worker, by=by, at=at)
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def skills_file_name(worker: MatrixWorker, ending: str) -> str:
    return f"vaardighedenoverzicht-{slugify(worker.code) or worker.pk}.{ending}"


def _record(worker: MatrixWorker, *, by, at) -> None:
    """By number: a code may be somebody's initials."""
    record_event(worker.team.organisation, "export_skills", f"{worker.team.slug}/{worker.pk}", by=by, at=at)
