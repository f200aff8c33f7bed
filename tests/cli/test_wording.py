import pytest

from regesta.cli.wording import in_words, said


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1851-11-14", "14 Nov 1851"),
        ("1927-10", "Oct 1927"),
        ("1805~", "c. 1805"),
        ("1851?", "1851?"),
        ("1851%", "c. 1851?"),
        ("1924/1926", "1924–1926"),
        ("1924~/1926~", "c. 1924–1926"),
        ("1848-03/1849-11", "Mar 1848 – Nov 1849"),
        ("1848-03/1848-05~", "Mar – c. May 1848"),
        ("1848-03/1848-05", "Mar–May 1848"),
        ("1750-11-15~/1750-11-30~", "c. 15–30 Nov 1750"),
        ("1848-03-01/1848-05-14", "1 Mar – 14 May 1848"),
        ("../1928-01", "until Jan 1928"),
        ("1928-01/..", "from Jan 1928"),
        ("1849-23~", "autumn 1849"),
        ("193X", "1930s"),
        ("17XX~", "c. 1700s"),
        ("-0043-03-15", "15 Mar 44 BC"),
        ("0000", "1 BC"),
        ("[1851,1852]", "1851 or 1852"),
        ("{1851..1853}", "1851–1853"),
        ("XXXX-11-10", "10 Nov"),
        ("1850-XX-XX", "1850"),
        ("", ""),
        (None, ""),
        ("not a date", "not a date"),
    ],
)
def test_a_date_is_said_as_a_historian_sets_it(edtf: str | None, words: str) -> None:
    assert said(edtf) == words


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("joined 1832-21; no leaving is told", "joined spring 1832; no leaving is told"),
        ("told of 1849-12-07/1851-01", "told of 7 Dec 1849 – Jan 1851"),
        ("left some time, ../1805~.", "left some time, until c. 1805."),
        ("told of without a date", "told of without a date"),
    ],
)
def test_a_sentence_has_its_dates_said(told: str, shown: str) -> None:
    assert in_words(told) == shown
