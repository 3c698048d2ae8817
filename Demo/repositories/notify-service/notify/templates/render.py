"""Fills templates: {{name}} is replaced by the value of that name."""
import re


class TemplateError(KeyError):
    """A template names a value that was not given."""


def render(template, values):
    """Return the filled template."""

    def fill(match):
        name = match.group(1)
        if name not in values:
            raise TemplateError(name)
        return str(values[name])

    return re.sub(r"\{\{(\w+)\}\}", fill, template)
