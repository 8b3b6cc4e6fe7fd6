"""On which line of an answer file something stands: parsers keep the values and forget the places. Pure."""

import re

# Text over more lines may hold what looks like a key.
LONG_STRING = re.compile(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'', re.DOTALL)
COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
AT_LINE = re.compile(r"at line (\d+)")


class Lines:
    """Finds keys in the text of a file; counts from 1, and says 1 for what is not there."""

    def __init__(self, text: str, *, is_json: bool):
        self.is_json = is_json
        self.line_count = text.count("\n") + 1
        self._text = text if is_json else COMMENT.sub("", LONG_STRING.sub(_only_breaks, text))

    def of_key(self, key: str) -> int:
        return self._line_of(self._key_matches(key), 0)

    def of_last_key(self, key: str) -> int:
        return self._line_of(self._key_matches(key), -1)

    def of_answer(self, slug: str) -> int:
        """The line of a question's slug; a head key of the same name does not count."""
        begin = next(iter(self._key_matches("answers")), None)
        later = [match for match in self._key_matches(slug) if begin is None or match.start() >= begin.start()]
        return self._line_of(later, 0)

    def of_row(self, index: int) -> int:
        """The line on which the row with this index (from 0) of the workforce begins."""
        begin = next(iter(self._key_matches("workforce")), None)
        matches = [] if begin is None else list(re.finditer(r"\[\[\s*workforce\s*\]\]", self._text))
        if begin is not None and not matches:
            matches = [match for match in re.finditer(r"\{", self._text) if match.start() > begin.end()]
        return self._line_of(matches, index)

    def of_error(self, error: Exception) -> int:
        """The line that the TOML parser names in its message; the last line where it says "at end of document"."""
        match = AT_LINE.search(str(error))
        return int(match[1]) if match else self.line_count

    def _key_matches(self, key: str) -> list[re.Match]:
        name = re.escape(key)
        pattern = rf'"{name}"\s*:' if self.is_json else rf"(?:^|[\s{{,.\[])[\"']?{name}[\"']?\s*[=.\]]"
        return list(re.finditer(pattern, self._text, re.MULTILINE))

    def _line_of(self, matches: list[re.Match], index: int) -> int:
        if not -len(matches) <= index < len(matches):
            return 1
        match = matches[index]
        # The pattern may begin with the line break before the key.
        begin = match.start() + len(match[0]) - len(match[0].lstrip())
        return self._text.count("\n", 0, begin) + 1


def _only_breaks(match: re.Match) -> str:
    return '""' + "\n" * match[0].count("\n")
