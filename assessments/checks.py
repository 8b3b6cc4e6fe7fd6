"""`manage.py check` over the question bank: every file of every edition."""

from django.core.checks import Error, register

from assessments.edition_files import editions, flex_editions, load_edition, load_flex_edition
from assessments.edition_rules import breaches, flex_breaches
from assessments.questionnaire import ContentError


@register("content")
def check_editions(app_configs, **kwargs):
    goed_werk = [error for name in editions() for error in _errors(name, load_edition, breaches)]
    flex = [error for name in flex_editions() for error in _errors(name, load_flex_edition, flex_breaches)]
    return goed_werk + flex


def _errors(name: str, load, find_breaches) -> list[Error]:
    try:
        return [Error(f"{name}: {breach}", id="assessments.E002") for breach in find_breaches(load(name))]
    except ContentError as error:
        return [Error(f"{name}: {error}", id="assessments.E001")]
