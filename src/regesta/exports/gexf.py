"""GEXF 1.2, dynamic: people and bodies with their ties and memberships through time, for Gephi (extra `exports`)."""

import io
from collections.abc import Iterable
from typing import Any

from regesta.errors import UsageError
from regesta.inquiry.records import Change, Named, Tied


def write(rows: Iterable[Tied | Change]) -> bytes:
    """A multigraph: an edge for each tie (`+`, `-`) and membership change, with its day, its words and its source.

    Raises:
        UsageError: networkx isn't installed.
    """
    try:
        import networkx
    except ImportError as error:
        hint = "pip install 'regesta[exports]'"
        raise UsageError(expected="networkx, to write graphs", found="it isn't installed", hint=hint) from error
    graph: Any = networkx.MultiDiGraph(mode="dynamic")
    for row in rows:
        a, b, kind = (row.a, row.b, row.sign) if isinstance(row, Tied) else (row.person, row.group, row.change)
        graph.add_edge(_node(graph, a), _node(graph, b), key=row.key, **_edge(row, kind))
    out = io.BytesIO()
    networkx.write_gexf(graph, out)
    return out.getvalue()


def _node(graph: Any, who: Named) -> str:
    key = who.key or f"words:{who.name}"
    graph.add_node(key, label=who.name, kind=who.kind or "")
    return key


def _edge(row: Tied | Change, kind: str) -> dict[str, str]:
    ends = {"start": row.earliest, "end": row.latest}
    told = {"kind": kind, "edtf": row.edtf or "", "quote": row.proof.quote, "source": row.proof.source}
    return {**told, **{name: day for name, day in ends.items() if day}}
