"""Looking at a page as axe and a ruler do, light and dark, wide and narrow."""

from pathlib import Path

from django.urls import reverse

AXE = (Path(__file__).parents[1] / "vendor" / "axe" / "axe.min.js").read_text("utf-8")
# What can differ between light and dark; the other rules look at what a page says and where it stands.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
RULES = {"light": ALL, "dark": COLOURS}
RUN_AXE = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules});
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
}"""
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".table-scroll, .visually-hidden, svg"))
    .slice(0, 5).map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 60)}`);
}"""
LOOKS = [(scheme, width) for width in (1280, 320) for scheme in ("light", "dark")]


def complaints_here(page) -> list[str]:
    """What axe and a ruler say of the page that is open, in each look."""
    # A colour that is still on its way to another is no colour to judge.
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(AXE)
    return [complaint for look in LOOKS for complaint in _complaints_in(page, *look)]


def _complaints_in(page, scheme: str, width: int) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    here = page.url.split("/", 3)[3]
    said = page.evaluate(RUN_AXE, RULES[scheme]) + [f"too wide: {wide}" for wide in page.evaluate(OVERFLOW)]
    return [f"/{here} ({scheme}, {width}): {complaint}" for complaint in said]


def complaints(page, addresses) -> list[str]:
    """The same of every page at these addresses."""
    found = []
    for address in addresses:
        answer = page.goto(address)
        # Sent elsewhere, one would look at another page than the one that was named.
        assert (answer.status, page.url.endswith(address)) == (200, True), (address, page.url)
        found += complaints_here(page)
    return found


def addresses_of(names) -> list[str]:
    return [reverse(name, args=args) for name, args in names]
