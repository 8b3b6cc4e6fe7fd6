"""Strings that would make a careless renderer read a file or call a host, in `{canary}` the file they ask for."""

TEMPLATES = (
    '<img src="file://{canary}">',
    '<img src="{canary}">',
    '<img src="http://127.0.0.1:9/x.png">',
    '<img src="https://evil.example/x.png">',
    '<img src="//evil.example/x.png">',
    '<img src="ftp://evil.example/x.png">',
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    "<img srcset=\"http://127.0.0.1:9/a.png 1x\" src='http://127.0.0.1:9/b.png'>",
    '<link rel="stylesheet" href="file://{canary}">',
    '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    '<link rel="attachment" href="file://{canary}">',
    '<a rel="attachment" href="file://{canary}">x</a>',
    '<style>@import "file://{canary}";</style>',
    "<style>@import url(http://127.0.0.1:9/x.css);</style>",
    '<style>body {{ background: url("file://{canary}") }}</style>',
    "<style>@font-face {{ font-family: X; src: url(file://{canary}) }} p {{ font-family: X }}</style>",
    "<style>li {{ list-style-image: url(http://127.0.0.1:9/x.png) }}</style>",
    '<style>p::before {{ content: url("file://{canary}") }}</style>',
    '<p style="background-image: url(file://{canary})">x</p>',
    '<object data="file://{canary}"></object>',
    '<object data="http://127.0.0.1:9/x.svg" type="image/svg+xml"></object>',
    '<embed src="file://{canary}">',
    '<iframe src="file://{canary}"></iframe>',
    '<base href="http://127.0.0.1:9/"><img src="x.png">',
    '<svg width="9" height="9"><title>x</title><image href="file://{canary}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><title>x</title><image xlink:href="http://127.0.0.1:9/x.png"/></svg>',
    '<svg width="9" height="9"><title>x</title><use href="file://{canary}#a"/></svg>',
    '<svg width="9" height="9"><title>x</title><style>@import "file://{canary}";</style></svg>',
    '<svg width="9" height="9"><title>x</title><rect fill="url(http://127.0.0.1:9/x.svg#g)"/></svg>',
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file://{canary}">]>&y;',
    '<?xml-stylesheet href="file://{canary}"?>',
    '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/">',
    '"><img src="file://{canary}"><p class="',
    "</style></title><img src=http://127.0.0.1:9/x.png>",
    "{{% include '{canary}' %}}",
    "{{{{ request }}}}",
)


def hostile_strings(canary) -> tuple[str, ...]:
    return tuple(template.format(canary=canary) for template in TEMPLATES)
