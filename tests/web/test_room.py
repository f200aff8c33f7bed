"""The reading room in a browser: read, switch, follow, filter, review by keyboard, reload, find everything as left."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from regesta.web import report
from tests.web.conftest import needs_bundle
from tests.web.sample import reading

pytestmark = needs_bundle
AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ["reading", "timeline", "people", "network", "claims", "accounts", "holdings", "notes", "review"]
HOSTILE = "The register holds <script>document.title='gone'</script> and <img src=x onerror=alert(1)> &amp; no more."


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report's address, for `file://`."""
    return report(reading(extra=HOSTILE), tmp_path_factory.mktemp("room") / "room.html").as_uri()


def open_at(page: Any, address: str, fragment: str = "") -> None:
    page.goto(f"{address}#/{fragment}")
    page.wait_for_selector("main h1, main .opening")


def test_a_book_is_read(page: Any, file: str) -> None:
    open_at(page, file)
    assert "fire broke out in the archive" in page.inner_text("article.text")
    assert page.locator(".passage.blockquote blockquote").count() == 1
    assert page.locator(".pagemark").first.inner_text().endswith("7")
    assert "Rohde" in page.inner_text(".register .rows")


def test_a_book_that_contains_markup_shows_it_as_text(page: Any, file: str) -> None:
    open_at(page, file)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.get_by_text("<script>document.title='gone'</script>").wait_for()
    assert page.title() == "The Lindmark Fire · Regesta"


def test_layers_switch_on_and_off_and_stay_so(page: Any, file: str) -> None:
    open_at(page, file)
    assert page.locator(".text .m.dates").count() > 0
    page.get_by_role("button", name=re.compile("^d?Dates")).click()
    assert page.locator(".text .m.dates").count() == 0
    page.keyboard.press("p")
    assert page.locator(".text .m").count() == 0
    page.reload()
    page.wait_for_selector("article.text .passage")
    assert page.locator(".text .m").count() == 0
    page.keyboard.press("p")
    assert page.locator(".text .m.people").count() > 0


def test_a_note_is_followed(page: Any, file: str) -> None:
    """On a narrow screen the note opens under the passage."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_at(page, file)
    assert not page.get_by_text("p. 12.").is_visible()
    page.get_by_label("Note 1", exact=True).click()
    assert page.get_by_text("p. 12.").is_visible()


def test_a_row_shows_which_words_carry_it(page: Any, file: str) -> None:
    open_at(page, file)
    page.locator(".register article").first.hover()
    page.wait_for_function("CSS.highlights.get('row')?.size > 0")


def test_claims_are_filtered(page: Any, file: str) -> None:
    open_at(page, file, "claims")
    page.get_by_role("button", name=re.compile("^rumour")).click()
    assert page.locator("table").first.locator("tbody tr").count() == 1
    assert "evidence=rumour" in page.url
    page.reload()
    page.wait_for_selector("table tbody tr")
    assert page.locator("table").first.locator("tbody tr").count() == 1


def test_what_falls_if_a_source_is_withdrawn(page: Any, file: str) -> None:
    open_at(page, file, "claims")
    page.get_by_label("Withdraw").select_option(label="Maria Osten")
    assert "2 statements fall" in page.inner_text(".withdraw")


def test_the_date_slider_moves_the_network(page: Any, file: str) -> None:
    open_at(page, file, "network")
    assert page.locator(".edge").count() == 2
    page.get_by_role("slider").fill("1869")
    assert page.locator(".edge").count() == 1
    page.locator(".edge .hit").first.dispatch_event("click")
    assert "Anselm Rohde against Clara Veit" in page.inner_text(".card")
    assert "left" in page.inner_text(".card") or "resigns" in page.inner_text(".card")


def test_a_year_is_never_drawn_as_its_first_day(page: Any, file: str) -> None:
    open_at(page, file, "timeline?from=-40200&to=-39600")
    widths = page.locator(".event rect:not(.hit)").evaluate_all("all => all.map(r => r.getBoundingClientRect().width)")
    assert max(widths) > 500


def test_rows_are_reviewed_by_keyboard_alone(page: Any, file: str) -> None:
    open_at(page, file, "review")
    page.keyboard.press("j")
    for key in "aaxaaxaaxa":
        page.keyboard.press(key)
    page.get_by_text("10 of 11 judged").wait_for()
    page.keyboard.press("u")
    page.get_by_text("9 of 11 judged").wait_for()
    page.reload()
    page.get_by_text("9 of 11 judged").wait_for()
    assert page.locator("article.rejected").count() == 3


def test_a_bulk_action_is_undone_in_one(page: Any, file: str) -> None:
    open_at(page, file, "review?kind=claim")
    page.get_by_role("button", name="Accept all shown").click()
    page.get_by_text("5 of 5 judged").wait_for()
    page.locator("body").press("u")
    page.get_by_text("0 of 5 judged").wait_for()


def test_a_row_is_edited_and_a_missed_one_added(page: Any, file: str) -> None:
    open_at(page, file)
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.get_by_label("Date (EDTF)").fill("1871-03-05")
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("5 March 1871").wait_for()
    page.locator(".text [data-s]").filter(has_text="its keeper for eleven years").first.dblclick()
    page.keyboard.press("n")
    page.get_by_role("heading", name="A row the reader missed").wait_for()


def test_corrections_leave_as_the_log_that_a_ledger_replays(page: Any, file: str, tmp_path: Path) -> None:
    from regesta.ledger import Ledger

    open_at(page, file, "review")
    page.keyboard.press("j")
    page.keyboard.press("x")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save corrections").click()
    saved.value.save_as(tmp_path / "corrections.jsonl")
    with Ledger.open(tmp_path / "shelf.ledger.db") as ledger:
        ledger.add(reading(extra=HOSTILE))
        told = ledger.replay(tmp_path / "corrections.jsonl")
    assert (told.new, told.lost) == (1, ())


@pytest.mark.parametrize("format", ["CSV", "XLSX", "JSON"])
def test_a_table_is_downloaded_as_shown(page: Any, file: str, format: str, tmp_path: Path) -> None:
    open_at(page, file, "holdings")
    with page.expect_download() as saved:
        page.get_by_role("button", name=f"Download All holdings as {format}").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    assert path.read_bytes()[:2] == {"CSV": b"\xef\xbb", "XLSX": b"PK", "JSON": b"[\n"}[format]
    if format == "JSON":
        assert [row["Status"] for row in json.loads(path.read_text())] == ["present", "present", "absent", "unknown"]


def test_a_permalink_opens_its_row(page: Any, file: str) -> None:
    open_at(page, file, "notes")
    page.get_by_role("link", name=re.compile("The Books that were Saved")).first.click()
    page.wait_for_selector(".passage.current")
    assert "patient reader" in page.inner_text(".passage.current")


@pytest.fixture(scope="module", params=[(1440, "light"), (1440, "dark"), (320, "light"), (320, "dark")], ids=str)
def inspected(chromium: Any, file: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The report's page at a width and in a theme, with axe-core in it."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: cd frontend && npm ci")
    width, theme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=theme, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(25_000)
    open_at(page, file)
    page.add_script_tag(path=AXE)
    yield page
    context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_meets_wcag_and_fits(inspected: Any, view: str) -> None:
    """WCAG 2.2 AA by axe-core; nothing wider than the screen, at 320 px too."""
    inspected.evaluate("view => location.hash = '#/' + view", view)
    inspected.wait_for_timeout(300)
    assert inspected.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = inspected.evaluate("tags => axe.run({runOnly: tags})", tags)
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found["violations"]] == []


def test_the_ledger_is_read_reviewed_and_found_as_left(page: Any, served: str, tmp_path: Path) -> None:
    page.goto(served)
    page.wait_for_selector("article.text .passage")
    assert "token" not in page.url
    address = page.url.partition("#")[0]
    open_at(page, address, "review")
    page.wait_for_selector(".progress")
    page.keyboard.press("j")
    for key in "axa":
        page.keyboard.press(key)
    page.get_by_text("3 of 11 judged").wait_for()
    page.reload()
    page.get_by_text("3 of 11 judged").wait_for()
    page.keyboard.press("u")
    page.get_by_text("2 of 11 judged").wait_for()


def test_a_file_is_dropped_in_removed_and_put_back(page: Any, served: str, tmp_path: Path) -> None:
    page.goto(served)
    page.get_by_role("link", name="Library").click()
    (tmp_path / "Second Telling.txt").write_text("The lamp, told again.")
    page.locator("input[type=file]").set_input_files(tmp_path / "Second Telling.txt")
    page.get_by_text("on the shelf").wait_for()
    page.get_by_role("button", name="Remove Second Telling").click()
    page.get_by_role("button", name="Put it back").click()
    page.get_by_role("heading", name="Second Telling").wait_for()
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("region", name="Matters").wait_for()
