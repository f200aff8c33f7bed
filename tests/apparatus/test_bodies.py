"""Where the notes themselves stand in plain text."""

from benchmarks import bindery
from regesta.apparatus import find_notes, settled
from regesta.source import open_text
from tests.source.books import BOOK, NOTES


def pairs(text: str) -> list[tuple[str, str | None]]:
    return [(note.marker, note.body) for note in find_notes(open_text(text))[0] if note.start is not None]


PROSE = "He counted salt.1 He told nobody.2 The tower fell.3"
BOOKED = [("1", "Minutes, 3 May."), ("2", "Crane, p. 44."), ("3", "Ibid., p. 51.")]


def test_under_a_heading_at_the_books_end() -> None:
    assert [body for _, body in pairs(bindery.plain(BOOK))] == NOTES


def test_with_brackets_and_with_bare_numbers() -> None:
    assert [body for _, body in pairs(bindery.plain(BOOK, mark="[{}]", notes="[{}] {}"))] == NOTES
    assert [body for _, body in pairs(bindery.plain(BOOK, notes="{} {}"))] == NOTES


def test_a_note_of_several_paragraphs() -> None:
    text = f"{PROSE}\nNotes\n1. Minutes, 3 May.\n2. Crane, p. 44.\nBut the widow denied it.\n3. Ibid., p. 51.\n"
    assert pairs(text)[1] == ("2", "Crane, p. 44.\nBut the widow denied it.")


def test_notes_end_where_the_bibliography_begins() -> None:
    text = f"{PROSE}\nNOTES\n1. Minutes, 3 May.\n2. Crane, p. 44.\n3. Ibid., p. 51.\nBIBLIOGRAPHY\nCrane, E., Salt."
    assert pairs(text) == BOOKED


def test_at_a_chapters_end_without_a_heading() -> None:
    text = f"{PROSE}\n1. Minutes, 3 May.\n2. Crane, p. 44.\n3. Ibid., p. 51.\nCHAPTER TWO\nThe flood came."
    assert pairs(text) == BOOKED


def test_below_each_paragraph_as_gutenberg_sets_them() -> None:
    text = "He counted salt.[1] He told nobody.[2]\n\n[1] Minutes.\n\n[2] Crane.\n\nThe tower fell.[3]\n\n[3] Ibid.\n"
    assert pairs(text) == [("1", "Minutes."), ("2", "Crane."), ("3", "Ibid.")]


def test_footnotes_in_brackets() -> None:
    text = (
        "He counted.[12] He told\nnobody.[13]\n\n[Footnote 12: Minutes [of 3 May].]\n\n[Footnote 13: Crane,\np. 44.]\n"
    )
    assert pairs(text) == [("12", "Minutes [of 3 May]."), ("13", "Crane,\np. 44.")]


def test_stars_and_daggers() -> None:
    text = "He counted salt.* He told nobody.†\n\n* Minutes, 3 May.\n\n† Crane, p. 44.\n\nThe tower fell.*\n\n* Ibid.\n"
    assert pairs(text) == [("*", "Minutes, 3 May."), ("†", "Crane, p. 44."), ("*", "Ibid.")]


def test_a_numbered_list_is_no_apparatus() -> None:
    text = "He gave reasons.1 She gave more.2 None held.3\n1. The salt.\nHe meant it.4 They asked on.5 He slept.6"
    assert all(body is None for _, body in pairs(text))


def test_orphans_on_either_side_are_reported() -> None:
    text = f"{PROSE} Nobody knew.4\nNotes\n1. Minutes.\n2. Crane.\n3. Ibid.\n5. Lost.\n6. Lost too.\n"
    notes, problems = find_notes(open_text(text))
    assert {p.code for p in problems} == {"note-orphan", "note-without-body"}
    assert [n.body for n in notes if n.start is None] == ["Lost.", "Lost too."]


def test_notes_get_blocks_of_their_own() -> None:
    source = open_text("He came.[1] He went.[2]\n\n[Footnote 1: Smith, p. 3.]\n\n[2] Jones.\n")
    document = settled(source.document, find_notes(source)[0])
    found = [(b.role, document.text[b.start : b.end]) for b in document.blocks]
    assert found == [
        ("body", "He came.[1] He went.[2]"),
        ("note", "[Footnote 1: Smith, p. 3.]"),
        ("note", "[2] Jones."),
    ]
