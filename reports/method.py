"""The method as the page shows it: docs/method.md, the one text that explains the scores."""

import re
from functools import cache
from itertools import count

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown import markdown

METHOD = settings.BASE_DIR / "docs" / "method.md"
# A table that is wider than a small screen scrolls by itself.
SCROLL = '<div class="table-scroll" tabindex="0" role="region" aria-label="Tabel {}"><table>'


@cache
def method_html() -> SafeString:
    """The whole text, its first heading included."""
    html = markdown(METHOD.read_text("utf-8"), extensions=["tables", "toc"])
    numbers = count(1)
    html = re.sub("<table>", lambda _: SCROLL.format(next(numbers)), html).replace("</table>", "</table></div>")
    return mark_safe(html)  # noqa: S308 - our own text, under version control
