"""Answers for notebooks: a compact HTML table with words and place, and pandas where it is installed."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from regesta.errors import UsageError
from regesta.exports.cells import Cell, cell, table
from regesta.inquiry.records import Dossier, Proof

if TYPE_CHECKING:
    import pandas

SHOWN = 30  # rows of an HTML table
UNSEEN = frozenset("key score reason earliest latest reviewer statements changes ties places proof review".split())
# What a notebook shows of a row beside its words; of other kinds all fields but the unseen.
FIELDS = {
    "Event": "edtf regest certainty",
    "Claim": "source cue stance evidence",
    "Saying": "edtf by about form stance",
    "Change": "edtf person change group office",
    "Tenure": "person group office since until",
    "Standing": "person group office answer why",
    "Tied": "edtf a sign b",
    "Stand": "a sign b answer why",
    "Authored": "title author year",
    "Held": "collection description status certainty",
    "Identity": "name aliases mentions basis",
    "Candidate": "a b score reasons",
    "Mentioned": "number form before after",
    "Fallen": "event others",
    "Matter": "relation on subject why",
    "Queried": "kind message",
    "Shelved": "source title author date words reviewed",
}


def to_pandas(answer: Any) -> "pandas.DataFrame":
    """The rows of an answer (or these rows) as a data frame, a column a field; those of a dossier say of which `part`.

    Raises:
        UsageError: pandas isn't installed.
    """
    try:
        import pandas
    except ImportError as error:
        hint = "pip install 'regesta[pandas]'"
        raise UsageError(expected="pandas", found="it isn't installed", hint=hint) from error
    told = list(parts(answer))
    header, body = table(row for _, rows in told for row in rows)
    frame = pandas.DataFrame(body, columns=header)
    if len(told) > 1:
        frame.insert(0, "part", [name for name, rows in told for _ in rows])
    return frame


def parts(answer: Any) -> Iterator[tuple[str, Sequence[msgspec.Struct]]]:
    """The tables that an answer is made of, by name: its page; or what a dossier, a moment, a comparison lists."""
    if isinstance(answer, msgspec.Struct) and hasattr(answer, "rows"):
        yield "", answer.rows
    elif not isinstance(answer, msgspec.Struct):
        yield "", list(answer)
    elif hasattr(answer, "proof"):
        yield "", (answer,)
    else:
        for name in answer.__struct_fields__:
            value = getattr(answer, name)
            rows = [item for item in value if isinstance(item, msgspec.Struct)] if isinstance(value, tuple) else []
            if rows:
                yield name, rows


def page(answer: Any) -> str:
    """Any answer as HTML of a notebook's own style; what comes from documents is escaped."""
    return _title(answer) + "".join(_section(name, rows) for name, rows in parts(answer))


def _title(answer: Any) -> str:
    if not isinstance(answer, Dossier):
        return ""
    also = ", ".join(name for name in answer.names if name != answer.name)
    told = f"{answer.kind}{f'; also {also}' if also else ''}; in {', '.join(answer.sources)}"
    return f"<p><strong>{escape(answer.name)}</strong> ({escape(told)})</p>"


def _section(name: str, rows: Sequence[msgspec.Struct]) -> str:
    fields = _fields(rows[0]) if rows else ()
    shown = [[cell(getattr(row, field, None)) for field in fields] + [_words(row), _where(row)] for row in rows[:SHOWN]]
    head = "".join(f"<th>{escape(field)}</th>" for field in (*fields, "words", "where"))
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown)
    more = f"; {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    caption = f"<caption>{escape(name.replace('_', ' ') + more).lstrip('; ')}</caption>" if name or more else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _fields(row: msgspec.Struct) -> Sequence[str]:
    chosen = FIELDS.get(type(row).__name__)
    return chosen.split() if chosen else [name for name in row.__struct_fields__ if name not in UNSEEN]


def proof_of(row: msgspec.Struct) -> Proof | None:
    """The words that prove a row: its own, or those of the first row that it rests on."""
    own = getattr(row, "proof", None)
    if own is not None:
        return own  # type: ignore[no-any-return]
    held = (getattr(row, name) for name in row.__struct_fields__)
    below = (item for value in held for item in _structs(value))
    return next((found for item in below if (found := proof_of(item))), None)


def _structs(value: Any) -> Iterable[msgspec.Struct]:
    """The records in a field, however deep in tuples."""
    if isinstance(value, msgspec.Struct):
        return (value,)
    return [struct for item in value for struct in _structs(item)] if isinstance(value, tuple) else ()


def _words(row: msgspec.Struct) -> str:
    proof = proof_of(row)
    review = getattr(row, "review", "read")
    judged = "" if review == "read" else f" [{review} by {getattr(row, 'reviewer', None)}]"
    return f"“{proof.quote}”{judged}" if proof and proof.quote else judged.strip()


def _where(row: msgspec.Struct) -> str:
    """`source, “Chapter”, ¶ 3, p. 12`."""
    proof = proof_of(row)
    if proof is None:
        return ""
    marks = (("“{}”", proof.chapter), ("¶ {}", proof.paragraph), ("p. {}", proof.page))
    return ", ".join([proof.source, *(mark.format(value) for mark, value in marks if value)])


def _cell(value: Cell) -> str:
    return f"<td>{escape('' if value is None else str(value))}</td>"
