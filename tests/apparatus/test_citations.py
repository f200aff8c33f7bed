"""What notes cite, as CSL-JSON."""

import pytest

from regesta.apparatus import citations, find_notes
from regesta.source import open_text

CRANE = "Edith Crane, Salt and Silence (London: Harrow, 1931), p. 44."


def test_a_book() -> None:
    [item] = citations(CRANE)
    assert item["type"] == "book" and item["title"] == "Salt and Silence"
    assert item["author"] == [{"family": "Crane", "given": "Edith"}]
    assert (item["publisher-place"], item["publisher"]) == ("London", "Harrow")
    assert item["issued"] == {"date-parts": [[1931]]}
    assert (item["label"], item["locator"]) == ("page", "44")


def test_an_article() -> None:
    [item] = citations("See Jon Aske, “The Tower of Varn,” Journal of Salt History 12, no. 3 (March 1977): 101–120.")
    assert item["type"] == "article-journal" and item["container-title"] == "Journal of Salt History"
    assert (item["volume"], item["issue"], item["title"]) == ("12", "3", "The Tower of Varn")


def test_a_chapter() -> None:
    [item] = citations("J. Aske, ‘The Tower’, in E. Crane (ed.), Essays on Salt (Varn, 1980), pp. 3–9")
    assert item["type"] == "chapter" and item["container-title"] == "Essays on Salt"
    assert item["editor"] == [{"family": "Crane", "given": "E."}] and item["locator"] == "3–9"


def test_a_letter() -> None:
    [item] = citations("Merrin to Tessaly, 30 December 1648, Tessaly Papers, Box 3")
    assert item["type"] == "personal_communication" and item["recipient"] == [{"family": "Tessaly"}]
    assert item["issued"] == {"date-parts": [[1648]]} and item["archive"] == "Tessaly Papers, Box 3"


def test_an_archival_paper() -> None:
    assert citations("Council minutes, 3 May 1641, Varn Town Archive")[0]["type"] == "manuscript"


def test_several_in_one_note() -> None:
    assert (
        len(citations(f"{CRANE[:-1]}; Jon Aske, The Tower (Varn, 1977), p. 3. See also Eva Lind, Floods (Oslo, 1990)."))
        == 3
    )


@pytest.mark.parametrize(
    "short", ["Ibid., p. 51.", "Crane, op. cit., p. 51.", "Crane, Salt and Silence, p. 51", "Crane, Salt, p. 51."]
)
def test_the_work_cited_before(short: str) -> None:
    first = citations(CRANE)
    [item] = citations(short, earlier=first)
    assert item["id"] == first[0]["id"] and item["title"] == "Salt and Silence"
    assert item["locator"] == "51" and item["note"].startswith(short[:4])


@pytest.mark.parametrize(
    "body", ["He means the widow.", "", "Ibid.", "On this see the next chapter; it is long (too long)."]
)
def test_what_cites_nothing(body: str) -> None:
    assert citations(body) == []


def test_notes_carry_their_citations() -> None:
    text = f"He counted.1 He slept.2 He woke.3\nNotes\n1. {CRANE}\n2. Ibid., p. 45.\n3. He means the widow.\n"
    notes, _ = find_notes(open_text(text))
    assert [[c["locator"] for c in note.citations] for note in notes] == [["44"], ["45"], []]
