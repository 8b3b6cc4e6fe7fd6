"""What a reader of a page sees: its words, without the marks between them."""

import re


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
