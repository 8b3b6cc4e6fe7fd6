"""Reads PDFs back: their text, page by page, and whether they keep to PDF/UA-1."""

import io
import re

import page
import pypdf


def failed_rules(pdf: bytes) -> set[str]:
    return {failure.rule_id for failure in page.validate_pdf_bytes(pdf, profile="ua1").failures}


def page_texts(pdf: bytes) -> list[str]:
    return [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def flat(text: str) -> str:
    """Without spaces, line ends and hyphens, so that a text is found wherever its lines were broken."""
    return re.sub(r"[\s\-]", "", text)


def flat_text(pdf: bytes) -> str:
    return flat("".join(page_texts(pdf)))


def font_names(pdf: bytes) -> set[str]:
    """The embedded faces, without the tag of their subset."""
    sheets = pypdf.PdfReader(io.BytesIO(pdf)).pages
    fonts = (font.get_object() for sheet in sheets for font in sheet["/Resources"]["/Font"].values())
    return {font["/BaseFont"].partition("+")[2] for font in fonts}
