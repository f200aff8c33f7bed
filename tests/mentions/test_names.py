"""Names as keys: what counts as one name written two ways."""

import pytest

from regesta.mentions.names import is_acronym, key, person_key, same_person, same_thing


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("The Soviet Union’s", ("soviet", "union")),
        ("Doña  Inés", ("dona", "ines")),
        ("the Gironde", ("gironde",)),
        ("James’", ("james",)),
    ],
)
def test_key_folds_case_article_and_possessive(written: str, wanted: tuple[str, ...]) -> None:
    assert key(written) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("President John Adams", ("john", "adams")),
        ("the Duke of Wellington", ("wellington",)),
        ("Lord", ("lord",)),
        ("Mr. Pym Jr.", ("pym",)),
    ],
)
def test_titles_are_no_part_of_a_personal_name(written: str, wanted: tuple[str, ...]) -> None:
    assert person_key(written) == wanted


def likeness(short: str, full: str) -> float:
    return same_person(person_key(short), person_key(full))


def test_a_surname_stands_for_the_whole_name() -> None:
    assert likeness("Adams", "John Quincy Adams") == 0.95


def test_initials_agree_with_forenames() -> None:
    assert likeness("J. Q. Adams", "John Quincy Adams") == 0.9
    assert likeness("T. Adams", "John Quincy Adams") == 0.0


def test_two_people_of_one_surname_are_kept_apart() -> None:
    assert likeness("Tiberius Gracchus", "Gaius Gracchus") == 0.0


def test_rulers_are_told_apart_by_their_numbers() -> None:
    assert likeness("Charles", "Charles II") == 0.95
    assert likeness("Charles I", "Charles II") == 0.0


def test_a_forename_alone_is_a_weak_match() -> None:
    assert 0 < likeness("Napoleon", "Napoleon Bonaparte") < 0.95


def test_initials_of_a_body() -> None:
    assert is_acronym(key("NKVD"), key("Narodny Komissariat Vnutrennikh Del"), "NKVD")
    assert not is_acronym(key("The"), key("Third House"), "The")


def test_a_body_may_be_called_by_the_front_or_the_back_of_its_name() -> None:
    assert same_thing(key("Committee"), key("Committee of Public Safety"), "group") > 0
    assert same_thing(key("Commons"), key("House of Commons"), "group") > 0
    assert same_thing(key("York"), key("New York"), "place") == 0


def test_a_league_is_called_the_league() -> None:
    assert same_thing(key("the League"), key("Reform League"), "group") > 0
    assert same_thing(key("Congress"), key("Continental Congress"), "group") == 0


def test_well_known_other_names_of_states() -> None:
    assert same_thing(key("USSR"), key("Soviet Union"), "place") == 1.0
