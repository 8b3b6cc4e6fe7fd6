"""`manage.py check` over the question bank: every file of every edition."""

from django.core.checks import Error, register

from assessments.edition_files import editions, load_edition
from assessments.edition_rules import breaches
from assessments.questionnaire import ContentError


@register("content")
def check_editions(app_configs, **kwargs):
    errors = []
    for name in editions():
        try:
            errors += [Error(f"{name}: {breach}", id="assessments.E002") for breach in breaches(load_edition(name))]
        except ContentError as error:
            errors.append(Error(f"{name}: {error}", id="assessments.E001"))
    return errors
