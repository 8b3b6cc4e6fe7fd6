"""`manage.py check` over the tips: every file, and what they must keep to together."""

from django.core.checks import Error, register

from assessments.edition_files import editions, flex_editions, load_edition, load_flex_edition
from assessments.questionnaire import ContentError
from reports.tip_files import load_tips
from reports.tip_rules import breaches, flex_breaches


@register("content")
def check_tips(app_configs, **kwargs):
    try:
        edition, flex = load_edition(editions()[-1]), load_flex_edition(flex_editions()[-1])
    except ContentError:  # the check of the editions tells it
        return []
    try:
        tips = load_tips()
        found = (*breaches(tips, edition), *flex_breaches(tips, flex))
        return [Error(f"tips: {breach}", id="reports.E002") for breach in found]
    except ContentError as error:
        return [Error(f"tips: {error}", id="reports.E001")]
