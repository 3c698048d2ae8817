"""The page frame and small pieces of HTML."""
from html import escape

SITE_NAME = "Fernhill Goods"


def money(cents):
    """Return an amount of cents as text, such as EUR 12.05."""
    return f"EUR {cents // 100}.{cents % 100:02d}"


def page(title, body):
    """Return a whole document with `body`, which is HTML already, inside the frame."""
    return "\n".join([
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(title)} - {SITE_NAME}</title>",
        "</head>",
        "<body>",
        body,
        "</body>",
        "</html>",
        "",
    ])
