"""The method as the page shows it: docs/method.md, the one text that explains the scores."""

from functools import cache

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown import markdown

METHOD = settings.BASE_DIR / "docs" / "method.md"


@cache
def method_html() -> SafeString:
    """The whole text, its first heading included."""
    html = markdown(METHOD.read_text("utf-8"), extensions=["tables", "toc"])
    return mark_safe(html)  # noqa: S308 - our own text, under version control
