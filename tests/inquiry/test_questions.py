"""Every question, asked of a small chronicle: the answer with its words and their place."""

import pytest

from benchmarks.chronicle import Chronicler, Told
from regesta import inquiry
from regesta.errors import UsageError
from regesta.inquiry.naming import is_vague
from regesta.inquiry.standing import judged
from regesta.ledger import Ledger
from tests.chronicles import BRANDT, COUNCIL, ROTH, VOSS, chronicle
from tests.small import small_reading

JOINS = Told("joining", 1869, 4, agent=VOSS, group=COUNCIL)
LEAVES = Told("expulsion", 1871, 5, agent=ROTH, patient=VOSS, group=COUNCIL)
ALLY = Told("alliance", 1868, 0, agent=VOSS, patient=ROTH)
BREAK = Told("split", 1870, 0, agent=VOSS, patient=ROTH)
SHOT = Told("killing", 1872, 1, agent=ROTH, patient=VOSS, place="Varen", source=BRANDT, quality="under torture")


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    ledger.add(chronicle("The Varen Affair", ALLY, JOINS, BREAK, LEAVES, claims=(SHOT,)))
    return ledger


@pytest.fixture
def small(ledger: Ledger) -> Ledger:
    ledger.add(small_reading())
    return ledger


def test_the_timeline_runs_by_earliest_day(kept: Ledger) -> None:
    rows = inquiry.timeline(kept).rows
    assert [row.edtf for row in rows] == ["1868", "1869-04", "1870", "1871-05", "1872-01"]
    assert rows[3].regest == f"expulsion: {ROTH} → {VOSS}; group {COUNCIL}"
    assert rows[3].proof.quote == f"In May 1871 {ROTH} expelled {VOSS} from {COUNCIL}"
    assert (rows[3].proof.chapter, rows[3].proof.paragraph, rows[3].notes) == ("Chapter 1", 1, ("4",))


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("1870-06", None, ["1870", "1871-05", "1872-01"]),
        ("1870-06", "1870-07", ["1870"]),
        (None, "1869", ["1868", "1869-04"]),
        ("1873", None, []),
    ],
)
def test_a_window_meets_what_it_overlaps(kept: Ledger, since: str | None, until: str | None, found: list[str]) -> None:
    assert [row.edtf for row in inquiry.timeline(kept, since=since, until=until).rows] == found


def test_a_century_reaches_into_a_window_that_it_began_long_before(ledger: Ledger) -> None:
    ledger.add(chronicle("Old Varen", Told("death", 1805, 0, patient=VOSS, place="Varen")))
    source = inquiry.timeline(ledger).rows[0]
    ledger.edit(source.key, {"edtf": "1800/1899"}, by="Ada")
    assert len(inquiry.timeline(ledger, since="1870", until="1871").rows) == 1


def test_pages_follow_one_another(kept: Ledger) -> None:
    first, second = (inquiry.timeline(kept, limit=3, offset=offset) for offset in (0, 3))
    assert (first.more, second.more) == (True, False)
    assert [row.edtf for row in (*first.rows, *second.rows)] == [row.edtf for row in inquiry.timeline(kept).rows]


def test_the_timeline_of_a_person_a_type_a_source(kept: Ledger) -> None:
    assert len(inquiry.timeline(kept, person="E. Roth").rows) == 4
    assert [row.type for row in inquiry.timeline(kept, type="split").rows] == ["split"]
    with pytest.raises(UsageError, match="There are: the-varen-affair"):
        inquiry.timeline(kept, sources=["another"])


def test_a_dossier_holds_all_that_is_told_of_a_name(kept: Ledger) -> None:
    dossier = inquiry.who(kept, "voss, clara")
    assert (dossier.name, dossier.kind, len(dossier.events)) == (VOSS, "person", 5)
    assert [(row.since, row.until) for row in dossier.tenures] == [("1869-04", "1871-05")]
    assert [tie.sign for tie in dossier.ties] == ["+", "-"]
    assert [saying.by and saying.by.name for saying in dossier.said_of] == [BRANDT]


def test_a_name_that_nobody_bears_is_met_with_another(kept: Ledger) -> None:
    with pytest.raises(UsageError, match="Did you mean Clara Voss"):
        inquiry.who(kept, "Clara Vos")


@pytest.mark.parametrize(
    ("date", "answer", "why"),
    [
        ("1870", "yes", "joined 1869-04, left 1871-05"),
        ("1868", "no", "joined only 1869-04"),
        ("1873", "no", "left 1871-05"),
        ("1871-05-10", "open", "left some time, 1871-05"),
        ("1869-04-02", "open", "joined some time, 1869-04"),
    ],
)
def test_who_belonged_on_a_date_with_the_evidence(kept: Ledger, date: str, answer: str, why: str) -> None:
    standing = inquiry.at(kept, date, person=VOSS).standings[0]
    assert (standing.answer, standing.why) == (answer, why)
    assert all(change.proof.quote for change in standing.changes)


def test_what_is_told_of_other_dates_only_is_not_said(ledger: Ledger) -> None:
    ledger.add(chronicle("One Year", Told("joining", 1869, 0, agent=VOSS, group=COUNCIL)))
    row = inquiry.at(ledger, "1869").standings[0]
    ledger.edit(row.changes[0].key, {"change": "holds"}, by="Ada")
    assert inquiry.at(ledger, "1869", person=VOSS).standings[0].answer == "yes"
    assert inquiry.at(ledger, "1875", person=VOSS).standings[0].answer == "not said"
    assert inquiry.at(ledger, "1875").standings == ()


def test_ties_change_through_time(kept: Ledger) -> None:
    then, later = (inquiry.at(kept, date).stands[0] for date in ("1868-06", "1871"))
    assert (then.sign, then.answer) == ("+", "yes")
    assert (later.sign, later.answer) == ("-", "open")


def test_who_says_what_of_whom(small: Ledger) -> None:
    rows = inquiry.said(small, about="Clara Voss").rows
    assert [(row.form, row.by and row.by.name, row.stance) for row in rows] == [("attribution", "Emil Roth", "doubts")]
    assert [row.form for row in inquiry.said(small, by="Voss").rows] == ["quotation", "attribution"]


def test_claims_by_their_evidence(small: Ledger, kept: Ledger) -> None:
    assert [claim.cue for claim in inquiry.claims(small, unsourced=True, sources=["the-council-of-1871"]).rows] == [
        "swore"
    ]
    doubted = inquiry.claims(small, doubted=True, sources=["the-council-of-1871"]).rows[0]
    assert (doubted.grounds, doubted.evidence) == (("cited nobody",), ("uncited",))
    coerced = inquiry.claims(kept, flag="coerced").rows[0]
    assert coerced.source and coerced.source.name == BRANDT
    assert inquiry.timeline(kept, type="killing").rows[0].regest.endswith(f"(says {BRANDT})")
    assert inquiry.row(kept, coerced.statements[0]) == inquiry.timeline(kept, type="killing").rows[0]


def test_what_a_collection_lacks(small: Ledger) -> None:
    held = inquiry.holdings(small, "ARCHIVE", status="absent").rows
    assert [row.description for row in held] == ["copy of the minutes"]
    assert inquiry.holdings(small, "archive", status="present").rows == ()


def test_notes_works_causes_and_findings(ledger: Ledger) -> None:
    page = Chronicler("Letters")
    cause = page.tell(Told("publication", 1870, 0, agent=VOSS, group="On Liberty"), noted=True)
    page.write(" ")
    page.because(cause, page.tell(LEAVES))
    page.paragraph()
    ledger.add(page.reading())
    ledger.add(small_reading())
    assert inquiry.notes(ledger, sources=["letters"]).rows[0].body == "Minutes, vol. 1, f. 1."
    assert inquiry.notes(ledger, orphans=True).rows == ()
    assert [(work.title, work.author and work.author.name, work.year) for work in inquiry.works(ledger).rows] == [
        ("On Liberty", VOSS, "1870")
    ]
    assert [(row.cause, row.effect) for row in inquiry.causes(ledger, words="expelled").rows] == [
        ("published", "expelled")
    ]
    assert [row.kind for row in inquiry.check(ledger).rows] == ["discredited-ground"]


@pytest.mark.parametrize("words", ["minutes", '"burned the minutes"', "burn* MINUTES", "mínutes printer"])
def test_words_are_found_with_or_without_accents(small: Ledger, words: str) -> None:
    hit = inquiry.search(small, words).rows[0]
    assert any("inutes" in hit.proof.quote[start:end] for start, end in hit.matches)
    assert hit.statements == 1


def test_words_that_are_not_there_are_not_found(small: Ledger) -> None:
    assert inquiry.search(small, '"the minutes burned"').rows == ()
    with pytest.raises(UsageError, match="words to search for"):
        inquiry.search(small, ' " ! ')


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE words; --", "NEAR(", "a AND OR", "*", 'x" OR "y', "{text}:z", "&|!<->"]
)
def test_no_words_break_the_search(small: Ledger, words: str) -> None:
    try:
        inquiry.search(small, words)
    except UsageError:
        assert not any(letter.isalnum() for letter in words)


def test_without_its_source_a_claim_falls(kept: Ledger) -> None:
    answer = inquiry.withdraw(kept, BRANDT)
    assert [row.event.type for row in answer.falls] == ["killing"]
    assert answer.stands == answer.flips == ()


def test_a_claim_that_others_tell_too_stands(kept: Ledger) -> None:
    kept.add(chronicle("Another Life", Told("killing", 1872, 1, agent=ROTH, patient=VOSS, place="Varen")))
    voss = [one.key for one in inquiry.who(kept, VOSS).identities]
    kept.same(voss, by="Ada")
    kept.same([one.key for one in inquiry.who(kept, ROTH).identities], by="Ada")
    answer = inquiry.withdraw(kept, BRANDT)
    assert (len(answer.falls), len(answer.stands)) == (0, 1)
    assert answer.stands[0].others[0].proof.source == "another-life"


def test_conclusions_flip_with_a_whole_source(kept: Ledger) -> None:
    flips = inquiry.withdraw(kept, "the-varen-affair").flips
    assert f"{VOSS} joins {COUNCIL}" in [flip.conclusion for flip in flips]
    assert f"{VOSS} stands against {ROTH}" in [flip.conclusion for flip in flips]


def test_the_shelf_counts_what_was_judged(small: Ledger) -> None:
    small.accept([inquiry.timeline(small).rows[0].key], by="Ada")
    row = inquiry.shelf(small).rows[0]
    assert (row.source, row.words, row.reviewed, row.lost, row.readings) == ("the-council-of-1871", 37, 1, 0, 1)
    small.remove(row.source, by="Ada")
    assert inquiry.shelf(small).rows == ()
    assert [gone.source for gone in inquiry.shelf(small, removed=True).rows] == [row.source]


def test_every_key_leads_to_its_row(small: Ledger) -> None:
    rows = [*inquiry.timeline(small).rows, *inquiry.said(small).rows, *inquiry.holdings(small).rows]
    rows += [*inquiry.notes(small).rows, *inquiry.check(small).rows]
    for row in rows:
        assert inquiry.row(small, row.key).proof == row.proof
    with pytest.raises(UsageError, match="key of a row"):
        inquiry.row(small, "statement:nothing")


def test_a_date_taken_over_from_the_narrative_leaves_it_open() -> None:
    """Said to hold a place where the narrative stands at 1927, which is not to say in 1927."""
    row = {"change": "holds", "edtf": "1927?", "earliest": 10, "latest": 20}
    told = row | {"edtf": "1927"}
    assert judged([row], (12, 12)) == ("open", "said to hold a place, 1927?")  # type: ignore[list-item]
    assert judged([row, told], (12, 12)) == ("yes", "said to hold a place, 1927")  # type: ignore[list-item]


def test_a_mere_description_is_vague() -> None:
    assert is_vague("his regiment") and is_vague("a few scouts")
    assert not is_vague("the council") and not is_vague("the Reform League") and not is_vague("Roth")
