"""What looking at a page must find: a fault that shows in one look only."""

from tests.journeys.looking import complaints_here

PAGE = """<!doctype html><html lang="nl"><head><title>Proef</title><link rel="icon" href="data:,"><style>
body { color: #111; background: #fff; }
@media (prefers-color-scheme: dark) { body { background: #222; } }
@media (max-width: 400px) { p { width: 500px; } }
</style></head><body><main><h1>Proef</h1><p>Tekst</p></main></body></html>"""


def test_a_fault_of_one_look_is_found(open_browser):
    page = open_browser().new_page()
    page.route("**/proef/", lambda route: route.fulfill(content_type="text/html", body=PAGE))
    page.goto("/proef/")
    found = [complaint.split(": ")[:2] for complaint in complaints_here(page)]
    assert found == [
        ["/proef/ (dark, 1280)", "color-contrast"],
        ["/proef/ (light, 320)", "too wide"],
        ["/proef/ (dark, 320)", "color-contrast"],
        ["/proef/ (dark, 320)", "too wide"],
    ]
