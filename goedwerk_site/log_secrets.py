"""Keeps out of the log what opens a door: of a request that was refused Django writes the address."""

import logging
import re

PERSONAL_LINK = re.compile(r"(competentiematrix/mijn/)[^/\s]+")


class HideLinks(logging.Filter):
    """Takes the token out of the address of a personal link."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _without_token(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_without_token(argument) for argument in record.args)
        return True


def _without_token(value):
    return PERSONAL_LINK.sub(r"\1…", value) if isinstance(value, str) else value
