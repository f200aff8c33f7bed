"""No text makes the layer fail: random strings, and every line of the books beside the checkout."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.core.edtf import parse as parse_edtf
from regesta.core.records import Block, Document
from regesta.dating import clock, find_times, findings, parse
from regesta.errors import UsageError

BOOKS = Path(__file__).parents[3] / "shared" / "books"
WORDS = """the a early late mid- beginning of end first half in on by before after until since from to between and May
March 31 30 29 February 1900 1904 0 00 12 99 1534/5 1914–18 -18 BC AD c. circa about 44 3rd 19th century
centuries 1920s ’30s ’45 spring winter fall following previous next same that year month week day decade later
earlier ago three two a fortnight within Christmas Easter Good Friday St. Martin’s Day Monday Old Style (O.S.) 9
Thermidor Year II VIII third year of Henry VIII fiscal 1934 every each aged 20 , . ; ( ) “ ” – his death years
9999 10000 1 January 300 1582 AD 0 1/2/3 31 June had like XXXX eve morrow octave feast Trinity Lent Sunday
Sundays quarter half and turn last second 17.3.1942 18.v.1536 AH Muharram 61 ides kalends nones Hen. VIII c. s.
xii ex. XIIth millennium cent. Michaelmas term inst. ult. A.D. Eliz. Year I 28 February/13 29 Geo. 70 other into
more than almost 0 th 1928–2 x × fortnight Holy Week 2 1752""".split()


def read(text: str) -> None:
    document = Document(
        id="d", title="", sha256="", language="en", text=text, blocks=(Block(start=0, end=len(text), role="body"),)
    )
    times = find_times(document, text)
    assert [time.id for time in times] == [f"t{n}" for n in range(1, len(times) + 1)]
    for time in times:
        assert 0 <= time.start < time.end <= len(text)
        assert time.edtf is None or parse_edtf(time.edtf)
    clock(document, times).at(len(text))
    findings(document, times)


def test_ten_thousand_strings_of_dated_words() -> None:
    chance = random.Random(1848)
    for _ in range(10_000):
        read(" ".join(chance.choices(WORDS, k=chance.randint(1, 12))))


def test_ten_thousand_strings_of_anything() -> None:
    chance = random.Random(1917)
    letters = [chr(n) for n in (*range(32, 127), *range(160, 384), 10, 9, 0x2013, 0x2019, 0x201C, 0x0660, 0x1F600)]
    for _ in range(10_000):
        read("".join(chance.choices(letters, k=chance.randint(1, 60))))


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_string(text: str) -> None:
    read(text)


@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_parse_reads_or_refuses(text: str) -> None:
    try:
        parse(text)
    except UsageError:
        return


@pytest.mark.skipif(not BOOKS.exists(), reason="the books do not stand beside the checkout")
def test_a_line_in_seven_of_every_book() -> None:
    """The benchmark reads them all."""
    files = [path for path in sorted(BOOKS.rglob("*")) if path.is_file()]
    lines = [line for path in files for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    for line in lines[::7]:
        read(line)
