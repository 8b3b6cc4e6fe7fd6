"""What a reader of a page sees: its words, without the marks between them."""

import re
from html import unescape


def text_of(response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())
