"""What a browser would send back of a page: the values that its forms show."""

from html.parser import HTMLParser


class Filled(HTMLParser):
    """Collects the values of hidden and ticked inputs and of text areas."""

    def __init__(self):
        super().__init__()
        self.values, self.area = {}, None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "textarea":
            self.area = given["name"]
            self.values[self.area] = ""
        if tag == "input" and given.get("name") and (given["type"] in ("hidden", "text") or "checked" in given):
            self.values[given["name"]] = given.get("value", "")

    def handle_data(self, data):
        if self.area:
            self.values[self.area] += data.removeprefix("\n")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None


def typed(response) -> dict[str, str]:
    """By the names of the fields, without the token."""
    page = Filled()
    page.feed(response.content.decode())
    return {name: value for name, value in page.values.items() if name != "csrfmiddlewaretoken"}
