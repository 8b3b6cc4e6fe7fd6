"""The public page on which anyone checks whether a file is a document as it was fixed."""

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from reports.fixed_documents import document_with, fixed_document
from reports.forms.verifying import DocumentForm
from reports.models import FixedKind

TOO_OFTEN = "U hebt hier vaak achter elkaar gecontroleerd. Wacht een minuut en probeer het dan opnieuw."


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verify_document(request):
    if request.method != "POST":
        return _page(request, DocumentForm())
    form = DocumentForm(request.POST, request.FILES)
    if not ratelimit.consume(request, action="verify_document"):
        form.add_error(None, TOO_OFTEN)
        return _page(request, form, status=429)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _page(request, DocumentForm(), is_checked=True, **_found(form))


def _found(form: DocumentForm) -> dict:
    document = document_with(form.digest)
    addendum = fixed_document(document.assessment, FixedKind.ADDENDUM) if document else None
    is_later = addendum is not None and addendum != document
    return {"document": document, "name": form.cleaned_data["file"].name, "addendum": addendum if is_later else None}


def _page(request, form: DocumentForm, status: int = 200, **context):
    return render(request, "reports/verify_document.html", {"form": form, **context}, status=status)
