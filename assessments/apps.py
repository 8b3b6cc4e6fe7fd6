"""The assessments app: what an employer fills in, and what it scores."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        from assessments import checks  # noqa: F401 - registers the checks once the apps are loaded
