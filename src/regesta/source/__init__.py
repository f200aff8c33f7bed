"""Bytes to a document: one module per format, each giving blocks, locators, offsets and the note links it finds."""

from regesta.source.opening import formats, open_source, open_text
from regesta.source.record import Format, Link, Source

__all__ = ["Format", "Link", "Source", "formats", "open_source", "open_text"]
