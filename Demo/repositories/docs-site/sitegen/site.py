"""Walks the content and writes the pages."""
import os

from sitegen.markdown import render

FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} - Fernhill developers</title>
</head>
<body>
{body}
</body>
</html>
"""


def sources(content):
    """Return the Markdown files below a folder, as paths relative to it, sorted."""
    found = []
    for folder, _, names in os.walk(content):
        for name in names:
            if name.endswith(".md"):
                found.append(os.path.relpath(os.path.join(folder, name), content))
    return sorted(found)


def title_of(source):
    """Return the first heading of a document."""
    for line in source.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    raise ValueError("a page needs a first-level heading")


def build(content, output):
    """Write every page and return the names of what was written."""
    written = []
    for relative in sources(content):
        with open(os.path.join(content, relative), encoding="utf-8") as file:
            source = file.read()
        name = relative[:-3] + ".html"
        path = os.path.join(output, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(FRAME.format(title=title_of(source), body=render(source)))
        written.append(name)
    return written
