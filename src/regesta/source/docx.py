"""Word documents by way of mammoth's HTML: headings, quotations, footnotes and endnotes; changes taken as accepted."""

import io

from regesta.errors import UnreadableSource
from regesta.source.archive import Archive, refuse_entities
from regesta.source.html import source_of_html
from regesta.source.record import Raw, Source

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Block Quotation'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
"""


def read_docx(raw: Raw) -> Source:
    """A DOCX file.

    Raises:
        UnreadableSource, UnsafeSource, EncryptedSource: see `regesta.source.archive`.
    """
    import mammoth

    archive = Archive(raw)
    for member in archive.members:
        if member.endswith((".xml", ".rels")):
            refuse_entities(archive.read(member), member)
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(raw.data), style_map=STYLES, convert_image=mammoth.images.img_element(_no_image)
        )
    except Exception as error:  # mammoth lets any parser's error through
        raise UnreadableSource(
            expected="a whole Word document",
            found=f"{raw.name!r}, damaged ({type(error).__name__}: {error})",
            hint="Open it in a word processor and save it anew.",
        ) from None
    title = _title(archive)
    return source_of_html(f"<title>{title}</title>{page.value}", raw, format="docx")


def _no_image(image: object) -> dict[str, str]:
    return {}


def _title(archive: Archive) -> str:
    """The title in the document's properties, if it has one."""
    import html

    from regesta.source.markup import xml_tree

    if "docProps/core.xml" not in archive:
        return ""
    root = xml_tree(archive.read("docProps/core.xml"), name="docProps/core.xml")
    words = (e.text or "" for e in root.iter("{http://purl.org/dc/elements/1.1/}title"))
    return html.escape(next(words, "").strip())
