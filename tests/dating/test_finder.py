"""Dates that lean on others: the docstring is the passage, the body what must be found in it."""

import sys

import pytest

from regesta.dating import clock, find_times
from regesta.source import open_text
from tests.dating.passages import told


def test_a_year_later_rests_on_the_month_before() -> None:
    """In October 1926 the printer was dismissed, and a year later from the guild as well."""
    passage = told(test_a_year_later_rests_on_the_month_before.__doc__)
    assert passage.dates() == {"October 1926": "1926-10", "a year later": "1927-10"}
    assert passage.anchor("a year later") == "October 1926"
    assert passage.time("a year later").reason == "1 year after 1926-10"


def test_a_day_without_its_year_takes_the_paragraphs() -> None:
    """The inquiry opened in 1934. On 16 December the clerk was heard; on the 19th he fled."""
    assert told(test_a_day_without_its_year_takes_the_paragraphs.__doc__).dates() == {
        "1934": "1934",
        "16 December": "1934-12-16",
        "the 19th": "1934-12-19",
    }


def test_january_after_december_is_the_next_years() -> None:
    """On 29 December 1895 the riders set out. On 2 January they gave up their arms, and in March they were tried."""
    dates = told(test_january_after_december_is_the_next_years.__doc__).dates()
    assert (dates["2 January"], dates["March"]) == ("1896-01-02", "1896-03")


def test_the_following_month_season_and_year() -> None:
    """She left in May 1905. The following month the press was sealed; the following spring it was sold.

    The next year nobody asked for it.
    """
    dates = told(test_the_following_month_season_and_year.__doc__).dates()
    assert dates["The following month"] == "1905-06"
    assert dates["the following spring"] == "1906-21"
    assert dates["The next year"] == "1907"


def test_first_february_following_lies_in_the_next_year() -> None:
    """His book left the press late in 1632, and on 1 February following he was lodged in the Tower."""
    dates = told(test_first_february_following_lies_in_the_next_year.__doc__).dates()
    assert dates == {"late in 1632": "1632-09~/1632-12~", "1 February following": "1633-02-01"}


def test_a_participle_is_no_following_year() -> None:
    """The fleet lay idle in 1801. On 6 April, following the loss of two ships, it put to sea."""
    assert told(test_a_participle_is_no_following_year.__doc__).dates()["6 April"] == "1801-04-06"


def test_days_and_weeks_from_a_day() -> None:
    """The mayor fell on 27 February 1933. The next day the council met, and within a fortnight it was dissolved.

    Three days later its clerk resigned.
    """
    dates = told(test_days_and_weeks_from_a_day.__doc__).dates()
    assert dates["The next day"] == "1933-02-28"
    assert dates["within a fortnight"] == "1933-02-28~/1933-03-14~"


def test_an_event_that_was_dated_is_an_anchor() -> None:
    """At Halle in October 1919 the league was founded. Its paper closed in 1922, three years after Halle.

    The chairman died on 13 September 1971; the party expelled him two years after his death.
    """
    passage = told(test_an_event_that_was_dated_is_an_anchor.__doc__)
    assert passage.anchor("two years after his death") == "13 September 1971"
    assert passage.time("two years after his death").edtf == "1973"


def test_an_event_that_nobody_dated_gives_no_value() -> None:
    """The bridge was burnt in 1812. A week before the wedding the duke fell ill."""
    passage = told(test_an_event_that_nobody_dated_gives_no_value.__doc__)
    assert passage.time("A week before the wedding").edtf is None


def test_a_count_behind_a_year_does_not_count_by_it() -> None:
    """In 1615 three of them left; 1500 armed men stayed; in 1617 several soldiers deserted."""
    dates = told(test_a_count_behind_a_year_does_not_count_by_it.__doc__).dates()
    assert set(dates) == {"1615", "1617"}


def test_a_digression_does_not_move_the_clock() -> None:
    """In May 1924 the club split, like the old guild in 1794. In June the hall was let."""
    assert told(test_a_digression_does_not_move_the_clock.__doc__).dates()["June"] == "1924-06"


def test_a_lone_year_far_from_its_company_is_an_aside() -> None:
    """In June 1914 the heir came to the town, where his line had won a battle in 1389. On 28 June he was shot.

    By August 1914 there was war.
    """
    assert told(test_a_lone_year_far_from_its_company_is_an_aside.__doc__).dates()["28 June"] == "1914-06-28"


def test_a_parenthesis_and_a_quotation_do_not_move_the_clock() -> None:
    """In 1931 he answered ‘what we wrote in 1917 stands’ (Mainz, 1955), and in July he sailed."""
    passage = told(test_a_parenthesis_and_a_quotation_do_not_move_the_clock.__doc__)
    assert passage.dates()["July"] == "1931-07"
    assert [passage.time(words).inside for words in ("1917", "1955", "1931")] == ["quotation", "parenthesis", None]


def test_a_year_in_a_title_is_a_date_that_moves_nothing() -> None:
    """In March 1905 the clerk opened the Annals of the Diet, 1887. In May he closed it."""
    passage = told(test_a_year_in_a_title_is_a_date_that_moves_nothing.__doc__)
    assert (passage.time("1887").edtf, passage.time("1887").inside) == ("1887", "title")
    assert passage.dates()["May"] == "1905-05"


def test_the_pluperfect_looks_back_without_moving_the_clock() -> None:
    """In March 1921 the deputies met. Brandt, who had resigned in October, stayed away. In April they met again."""
    dates = told(test_the_pluperfect_looks_back_without_moving_the_clock.__doc__).dates()
    assert (dates["October"], dates["April"]) == ("1920-10", "1921-04")


def test_a_text_that_opens_without_a_year_takes_the_next_one() -> None:
    """That November the governor was chosen. In 1932 few had heard of him."""
    assert told(test_a_text_that_opens_without_a_year_takes_the_next_one.__doc__).dates()["That November"] == "1932-11"


def test_without_any_year_the_date_says_so() -> None:
    """On 10 November the bells rang."""
    time = told(test_without_any_year_the_date_says_so.__doc__).time("10 November")
    assert (time.edtf, time.earliest, time.latest) == ("XXXX-11-10", None, None)


def test_years_before_christ_carry_their_era_along() -> None:
    """The tribune was killed in 133 BC. In 123 and 122 his brother held the office, until 121 BC."""
    dates = told(test_years_before_christ_carry_their_era_along.__doc__).dates()
    assert (dates["133 BC"], dates["123"], dates["121 BC"]) == ("-0132", "-0122", "-0120")


def test_ranges_borrow_what_their_second_side_says() -> None:
    """From 6 October to 10 December 1873 it sat; from November to March it rested. Ptolemy ruled from 51 to 31 BCE."""
    assert told(test_ranges_borrow_what_their_second_side_says.__doc__).dates() == {
        "From 6 October to 10 December 1873": "1873-10-06/1873-12-10",
        "from November to March": "1873-11/1874-03",
        "from 51 to 31 BCE": "-0050/-0030",
    }


def test_a_range_may_stretch_over_words() -> None:
    """The provinces fought from 1568 until a truce was signed in 1609."""
    dates = told(test_a_range_may_stretch_over_words.__doc__).dates()
    assert dates == {"from 1568 until a truce was signed in 1609": "1568/1609"}


def test_rival_datings_stand_side_by_side() -> None:
    """The charter is of 1215 or, as the abbot has it, of 1217."""
    assert list(told(test_rival_datings_stand_side_by_side.__doc__).dates().values()) == ["1215", "1217"]


def test_limits_open_one_side_of_the_days_and_leave_the_value() -> None:
    """By 1905 the mill stood; it burnt after 1917."""
    passage = told(test_limits_open_one_side_of_the_days_and_leave_the_value.__doc__)
    mill, fire = passage.time("1905"), passage.time("1917")
    assert (mill.edtf, mill.earliest, mill.latest) == ("1905", None, "1905-12-31")
    assert (fire.edtf, fire.earliest, fire.latest) == ("1917", "1918-01-01", None)


@pytest.mark.parametrize(
    "passage",
    [
        "He lost 1500 men and 300 horses.",
        "They may march on the second day.",
        "See page 1789, vol. 1914, no. 1848.",
        "August Brandt and April Lowe signed.",
        "He paid £1450 and 2000 marks.",
        "In the fall of the fortress many perished, and the spring of the clock had broken.",
        "The vote was 185 to 184.",
        "The 19th Foot held the bridge with 250 rifles.",
        "The October Revolution and the March Action had no leader.",
        "He read at Corpus Christi College.",
        "Knights of St. George met in the church of St. Michael.",
    ],
)
def test_what_is_no_date_is_passed_over(passage: str) -> None:
    assert told(passage).dates() == {}


def test_years_of_three_digits_in_a_text_of_later_times() -> None:
    """In 719, the abbot fell ill. He died in 721 with 340 monks about him, says a book of 1904."""
    passage = told(test_years_of_three_digits_in_a_text_of_later_times.__doc__)
    assert list(passage.dates().values()) == ["0719", "0721", "1904"]


def test_two_hyphens_are_a_dash() -> None:
    """Ada Lund (1754 -- 1830) taught from 1781--1790, and left on St. Michael's Day 1790."""
    passage = told(test_two_hyphens_are_a_dash.__doc__)
    assert list(passage.dates().values()) == ["1754/1830", "1781/1790", "1790-09-29"]


def test_durations_sets_and_ages_are_what_they_are() -> None:
    """Every autumn for three years he walked there; at the age of 34, after two weeks in bed, he gave it up."""
    passage = told(test_durations_sets_and_ages_are_what_they_are.__doc__)
    kinds = [(passage.words(time), time.kind, time.iso8601) for time in passage.times]
    assert kinds == [
        ("Every autumn", "set", "R/P1Y"),
        ("three years", "duration", "P3Y"),
        ("at the age of 34", "age", "P34Y"),
        ("two weeks", "duration", "P2W"),
    ]


def test_how_often_is_a_repeating_interval() -> None:
    """They met on Sundays, every other month in Lent, every ten years at Rome, and once a week at home."""
    passage = told(test_how_often_is_a_repeating_interval.__doc__)
    assert {passage.words(time): time.iso8601 for time in passage.times if time.kind == "set"} == {
        "Sundays": "R/P1W",
        "every other month": "R/P2M",
        "every ten years": "R/P10Y",
        "once a week": "R/P1W",
    }


def test_halves_and_quarters_are_durations_too() -> None:
    """He served for a year and a half, she for two and a half years, and the mill stood for half a century."""
    passage = told(test_halves_and_quarters_are_durations_too.__doc__)
    assert {passage.words(time): time.iso8601 for time in passage.times} == {
        "a year and a half": "P18M",
        "two and a half years": "P30M",
        "half a century": "P50Y",
    }


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """The siege began
    in the spring of
    1848 and ended a year
    later.
    """
    values = list(told(test_hard_wrapped_lines_are_one_paragraph.__doc__).dates().values())
    assert values == ["1848-21", "1849"]


def test_note_bodies_are_marked() -> None:
    """A note's own date stands apart and leaves the clock alone."""
    document = open_text("In 1848 the diet met.1 In March it rose.\n\n1. Printed at Mainz, 1901.").document
    times = find_times(document, document.text.replace(".1 ", ".  "))
    assert [time.edtf for time in times][:2] == ["1848", "1848-03"]


def test_the_clock_tells_the_year_in_force() -> None:
    """In October 1926 the league split. Its hall was let.

    In 1927 it was sold, like the old hall in 1794. Nobody came.
    """
    passage = told(test_the_clock_tells_the_year_in_force.__doc__)
    hands = clock(passage.document, passage.times)
    text = passage.document.text
    assert hands.at(text.index("Its hall")) == "1926-10"
    assert hands.about(text.index("Its hall")) == "1926-10?"
    assert hands.at(text.index("Nobody")) == "1927"
    assert hands.year_at(text.index("Nobody")) == 1927


def test_a_text_without_dates_has_no_clock() -> None:
    """Nothing is dated here."""
    passage = told(test_a_text_without_dates_has_no_clock.__doc__)
    assert clock(passage.document, passage.times).at(0) is None


def test_the_dates_layer_loads_no_model() -> None:
    assert "regesta.dating" in sys.modules
    import regesta.dating.finder as finder

    assert not any(name.startswith("spacy") for name in vars(finder))
