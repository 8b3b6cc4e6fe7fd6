"""The benchmarks app: what is normal. Reference figures, and later the rounds and cells of member benchmarks."""

from django.apps import AppConfig


class BenchmarksConfig(AppConfig):
    name = "benchmarks"

    def ready(self):
        from benchmarks import checks  # noqa: F401 - registers the check once the apps are loaded
