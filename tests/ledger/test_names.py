"""Names as people type them."""

import pytest

from regesta.ledger.names import answers_to, folded, kinship


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Nikolai Bukharin", "bukharin"),
        ("Nikolai Bukharin", "Bukharin, Nikolai"),
        ("Nikolai Bukharin", "N. Bukharin"),
        ("N. Bukharin", "Nikolai Bukharin"),
        ("Nikolai Ivanovich Bukharin", "Nikolai Bukharin"),
        ("Władysław Gomułka", "wladyslaw gomulka"),
        ("Bjørnstjerne Bjørnson", "Bjornson"),
        ("Roger L’Estrange", "lestrange"),
        ("Roger L’Estrange", "L'Estrange"),
        ("the Duke of Wellington", "Wellington"),
        ("Sir Edmund Berry Godfrey", "Edmund Godfrey"),
        ("the council", "Council"),
    ],
)
def test_a_name_is_found_in_any_usual_form(name: str, asked: str) -> None:
    assert answers_to(name, asked)


@pytest.mark.parametrize(
    ("name", "asked"),
    [("Nikolai Bukharin", "Alexei Bukharin"), ("Nikolai Bukharin", "N."), ("Marx", "Karl Marx"), ("Marx", "")],
)
def test_another_name_is_not(name: str, asked: str) -> None:
    assert not answers_to(name, asked)


def test_folding_takes_accents_case_and_points_away() -> None:
    assert folded("BUKHÁRIN, N.") == "bukharin n"


def test_full_names_are_nearer_kin_than_surnames() -> None:
    full, initial, surname = (kinship(["Emil Roth"], [other]) for other in ("Emil Roth", "E. Roth", "Roth"))
    assert full > initial > surname > 0
    assert kinship(["Emil Roth"], ["Anna Roth"]) == 0
