"""The organisations app: who takes part, in which role, with which consent; the event trail."""

from django.apps import AppConfig

from organisations.converters import register_converters


class OrganisationsConfig(AppConfig):
    name = "organisations"

    def ready(self):
        register_converters()
