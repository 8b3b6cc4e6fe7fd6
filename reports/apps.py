"""The reports app: what comes out: home, results, improvement plan, annual report, every PDF."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self):
        from reports import checks  # noqa: F401 - registers the check once the apps are loaded
