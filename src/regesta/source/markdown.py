"""Markdown (CommonMark with tables and `[^1]` notes) by way of HTML."""

from regesta.source.encoding import decode
from regesta.source.html import source_of_html
from regesta.source.record import Raw, Source


def read_markdown(raw: Raw) -> Source:
    """A Markdown file; its text is the rendered prose, not the signs."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    found = decode(raw.data, name=raw.name)
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(front_matter_plugin)
    source = source_of_html(reader.render(found.text), raw, format="markdown", encoding=found.encoding)
    return Source(document=source.document, links=source.links, problems=(*found.problems, *source.problems))
