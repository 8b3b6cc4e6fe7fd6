"""Which documents were fixed, which file is one of them, and whether they are still what they were."""

from collections.abc import Iterator
from hashlib import sha256

from django.db.models import QuerySet

from assessments.models import Assessment
from organisations.models import Event
from reports.models import FixedDocument, FixedKind

# The event that a document leaves when it is stored; its object holds the year and the SHA-256.
VERBS = {FixedKind.REPORT: "fix_report", FixedKind.DATA: "fix_data", FixedKind.ADDENDUM: "add_addendum"}


def fixed_document(assessment: Assessment, kind: FixedKind) -> FixedDocument | None:
    """None while the report is a concept; of an addendum: while there is none."""
    return FixedDocument.objects.filter(assessment=assessment, kind=kind).order_by("id").first()


def document_with(digest: str) -> FixedDocument | None:
    """The fixed document with this SHA-256."""
    found = _with_employer(FixedDocument.objects.filter(sha256=digest).defer("content"))
    return found.order_by("id").first()


def broken_documents() -> Iterator[str]:
    """What is wrong, in words, for every document that is not what its hash and the trail say, or is gone."""
    anchored = set(Event.objects.filter(verb__in=VERBS.values()).values_list("organisation_id", "verb", "object"))
    for document in _with_employer(FixedDocument.objects.order_by("id")).iterator(chunk_size=10):
        anchor = (document.assessment.organisation_id, VERBS[document.kind], anchor_of(document))
        if sha256(document.content).hexdigest() != document.sha256:
            yield f"{_name(document)}: de inhoud is veranderd"
        elif anchor not in anchored:
            yield f"{_name(document)}: het spoor kent dit document niet"
        anchored.discard(anchor)
    yield from (f"{obj}: vastgelegd met {verb} en niet meer te vinden" for _, verb, obj in sorted(anchored))


def anchor_of(document: FixedDocument) -> str:
    """What the trail says about it."""
    return f"{document.assessment.year}/{document.sha256}"


def _with_employer(documents: QuerySet) -> QuerySet:
    return documents.select_related("assessment__organisation")


def _name(document: FixedDocument) -> str:
    return f"{document.get_kind_display()} {document.assessment}"
