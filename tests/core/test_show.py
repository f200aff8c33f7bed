import msgspec

from tests.small import small_reading


def test_a_reading_introduces_itself_in_one_line() -> None:
    assert repr(small_reading()).startswith("<Reading 'The Council of 1871': 37 words, 1 notes, 1 dates")


def test_a_title_with_markup_is_shown_as_text() -> None:
    reading = small_reading()
    document = msgspec.structs.replace(reading.document, title="<script>alert(1)</script>")
    shown = msgspec.structs.replace(reading, document=document)._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
