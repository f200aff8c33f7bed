"""Trees of XML and HTML as one stream of events, walked without recursion, with the network and entities off."""

import html.entities
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from regesta.errors import UnreadableSource, UnsafeSource

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")


class Start(NamedTuple):
    """An element begins; names are without their namespace, `epub:type` and `xml:id` are `epub:type` and `id`."""

    tag: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    """An element ends."""

    tag: str


class Words(NamedTuple):
    """Character data."""

    text: str


Event = Start | End | Words


def xml_tree(data: bytes, *, name: str):  # type: ignore[no-untyped-def]  # lxml's own types
    """The root element.

    Raises:
        UnreadableSource: no well-formed XML.
        UnsafeSource: entities that nest or lead outside the file.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(name, str(error)) from None
    if root is None:
        raise _unreadable(name, "no element in it")
    refuse_bombs(root.getroottree().docinfo, name)
    return root


def _unreadable(name: str, found: str) -> UnreadableSource:
    return UnreadableSource(
        expected="well-formed XML", found=f"{name!r}, which breaks off or is damaged ({found})", hint="Fetch it again."
    )


def refuse_bombs(docinfo, name: str) -> None:  # type: ignore[no-untyped-def]  # lxml's DocInfo
    """Allow entities that stand for characters only.

    Raises:
        UnsafeSource: an entity refers to another one or to a file.
    """
    declared = docinfo.internalDTD.entities() if docinfo.internalDTD is not None else []
    for entity in declared:
        content = entity.content
        if content is None or "&" in re.sub(r"&(?:#\w+|amp|lt|gt|quot|apos);", "", content) or len(content) > 1000:
            raise UnsafeSource(
                expected="entities that stand for characters",
                found=f"entity {entity.name!r} in {name!r}, which refers to other entities or to a file",
                hint="Write its text into the file.",
            )


def xml_events(root) -> Iterator[Event]:  # type: ignore[no-untyped-def]  # an lxml element
    """The tree's events in document order."""
    entities = _entities(root)
    node, done = root, False
    while node is not None:
        if not done:
            yield from _opening(node, entities)
            if len(node) and isinstance(node.tag, str):
                node = node[0]
                continue
        if isinstance(node.tag, str):
            yield End(_local(node.tag))
        if node is root:
            return
        if node.tail:
            yield Words(node.tail)
        following = node.getnext()
        node, done = (following, False) if following is not None else (node.getparent(), True)


def _opening(node, entities: Mapping[str, str]) -> Iterator[Event]:  # type: ignore[no-untyped-def]
    if isinstance(node.tag, str):
        yield Start(_local(node.tag), {_attribute(key): value for key, value in node.attrib.items()})
        if node.text:
            yield Words(node.text)
    elif getattr(node, "name", None):  # an entity reference
        yield Words(entities.get(node.name) or html.entities.html5.get(f"{node.name};", node.text or ""))


def _entities(root) -> dict[str, str]:  # type: ignore[no-untyped-def]
    dtd = root.getroottree().docinfo.internalDTD
    return {e.name: html.unescape(e.content or "") for e in dtd.entities()} if dtd is not None else {}


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _attribute(key: str) -> str:
    return "epub:type" if key == EPUB_TYPE else _local(key)


def html_events(root) -> Iterator[Event]:  # type: ignore[no-untyped-def]  # a selectolax node
    """The events of an HTML element."""
    node, done = root, False
    while node is not None:
        tag = node.tag or "-"
        element = tag[0] not in "-!"
        if not done:
            if tag == "-text":
                yield Words(node.text_content or "")
            elif element:
                yield Start(tag, {key: value or "" for key, value in node.attributes.items()})
            if element and node.child is not None:
                node = node.child
                continue
        if element:
            yield End(tag)
        if node.mem_id == root.mem_id:
            return
        node, done = (node.next, False) if node.next is not None else (node.parent, True)


def with_known_entities(data: bytes) -> bytes:
    """XHTML whose named characters (`&nbsp;`) are written as numbers, so that it can be read without its DTD."""
    return NAMED.sub(_as_number, data)


def _as_number(match: re.Match[bytes]) -> bytes:
    known = html.entities.html5.get(f"{match[1].decode()};")
    return "".join(f"&#{ord(c)};" for c in known).encode() if known else match[0]
