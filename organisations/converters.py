"""Parts of addresses that more than one floor uses."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class KvkConverter(StringConverter):
    regex = r"\d{8}"


class YearConverter:
    regex = r"20\d\d"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


def register_converters():
    register_converter(KvkConverter, "kvk")
    register_converter(YearConverter, "year")
