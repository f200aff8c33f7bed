"""Turtle: statements as factoids (a source says something of somebody) in CIDOC CRM's terms (extra `exports`)."""

from collections.abc import Iterable
from typing import Any

from regesta.errors import UsageError
from regesta.inquiry.records import Event, Named

HERE = "urn:regesta:"
CRM = "http://www.cidoc-crm.org/cidoc-crm/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
KINDS = {"person": "E21_Person", "group": "E74_Group", "place": "E53_Place", "work": "E73_Information_Object"}


def write(rows: Iterable[Event]) -> bytes:
    """Each statement as an attribute assignment (E13) that tells of an event (E5) in the words of its source (P3 note).

    Raises:
        UsageError: rdflib isn't installed.
    """
    try:
        import rdflib
    except ImportError as error:
        hint = "pip install 'regesta[exports]'"
        raise UsageError(expected="rdflib, to write Turtle", found="it isn't installed", hint=hint) from error
    graph: Any = rdflib.Graph()
    graph.bind("crm", CRM)
    graph.bind("regesta", HERE)
    for row in rows:
        _factoid(graph, rdflib, row)
    return bytes(graph.serialize(format="turtle", encoding="utf-8"))


def _factoid(graph: Any, rdf: Any, row: Event) -> None:
    crm, told = rdf.Namespace(CRM), rdf.URIRef(HERE + row.key)
    event = rdf.URIRef(f"{HERE}event:{row.key.partition(':')[2]}")
    graph.add((told, rdf.RDF.type, crm.E13_Attribute_Assignment))
    graph.add((told, crm.P140_assigned_attribute_to, event))
    graph.add((told, crm.P3_has_note, rdf.Literal(row.proof.quote)))
    graph.add((told, crm.P70i_is_documented_in, rdf.URIRef(f"{HERE}source:{row.proof.source}")))
    graph.add((event, rdf.RDF.type, crm.E5_Event))
    graph.add((event, crm.P2_has_type, rdf.Literal(row.type)))
    if row.edtf:
        graph.add((event, crm["P4_has_time-span"], rdf.Literal(row.edtf, datatype=rdf.URIRef(EDTF))))
    for voice in row.voices:
        if voice.source:
            graph.add((told, crm.P14_carried_out_by, _actor(graph, rdf, voice.source)))
    for part in row.parts:
        role = crm.P7_took_place_at if part.role == "place" else crm.P11_had_participant
        graph.add((event, role, _actor(graph, rdf, part.who)))


def _actor(graph: Any, rdf: Any, who: Named) -> Any:
    if who.key is None:
        return rdf.Literal(who.name)
    node = rdf.URIRef(HERE + who.key)
    graph.add((node, rdf.RDF.type, rdf.Namespace(CRM)[KINDS.get(who.kind or "", "E1_CRM_Entity")]))
    graph.add((node, rdf.RDFS.label, rdf.Literal(who.name)))
    return node
