"""`manage.py check` over the tips: every file, and what they must keep to together."""

from django.core.checks import Error, register

from assessments.edition_files import editions, load_edition
from assessments.questionnaire import ContentError
from reports.tip_files import load_tips
from reports.tip_rules import breaches


@register("content")
def check_tips(app_configs, **kwargs):
    try:
        edition = load_edition(editions()[-1])
    except ContentError:  # the check of the editions tells it
        return []
    try:
        return [Error(f"tips: {breach}", id="reports.E002") for breach in breaches(load_tips(), edition)]
    except ContentError as error:
        return [Error(f"tips: {error}", id="reports.E001")]
