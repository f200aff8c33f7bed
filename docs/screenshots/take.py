"""Takes the pictures of the reading room for the documentation: `python docs/screenshots/take.py [READING.json]`.

They show the sample chapter of this repository as it is read now, or a reading's JSON.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from regesta.core.interchange import load
from regesta.reading import read
from regesta.web import report

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "samples" / "the-library-at-varen.txt"
WIDE, NARROW, PROJECTOR = (1440, 900), (390, 844), (1920, 1080)
SHOTS: list[tuple[str, str, tuple[int, int], str, str]] = [
    ("reading", "/reading", WIDE, "light", "scrollTo(0, 330)"),
    ("reading-dark", "/reading", WIDE, "dark", "scrollTo(0, 330)"),
    ("reading-plain", "/reading?layers=-", WIDE, "light", ""),
    ("reading-narrow", "/reading", NARROW, "light", "scrollTo(0, 420)"),
    ("register-narrow", "/reading", NARROW, "dark", "scrollTo(0, 420); document.querySelector('.tab').click()"),
    ("timeline", "/timeline", WIDE, "light", ""),
    ("timeline-people", "/timeline?by=person", WIDE, "dark", ""),
    ("people", "/people", WIDE, "light", ""),
    ("people-narrow", "/people", NARROW, "light", ""),
    ("network", "/network", WIDE, "light", ""),
    ("network-dark", "/network", WIDE, "dark", ""),
    ("claims", "/claims", WIDE, "light", ""),
    ("claims-narrow", "/claims", NARROW, "dark", ""),
    ("disputes", "/accounts", WIDE, "light", ""),
    ("holdings", "/holdings", WIDE, "dark", ""),
    ("notes", "/notes", WIDE, "light", ""),
    (
        "review",
        "/review",
        WIDE,
        "light",
        "for (const key of 'jaaxaj') document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))",
    ),
    ("projector", "/reading", PROJECTOR, "light", "scrollTo(0, 330)"),
]


def main() -> int:
    """Write the pictures beside this script."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    reading = load(Path(sys.argv[1])) if len(sys.argv) > 1 else read(SAMPLE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        room = report(reading, Path(folder) / "room.html").as_uri()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            take(browser, room, *shot)
        browser.close()
    return 0


def take(browser: Browser, room: str, name: str, view: str, size: tuple[int, int], theme: str, act: str) -> None:
    """One picture: a view, in a window's size and a theme, after an act of JavaScript."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto(f"{room}#{view}")
    page.wait_for_selector("main h1")
    page.wait_for_timeout(500)
    if act:
        page.evaluate(f"() => {{ {act} }}")
        page.wait_for_timeout(500)
    page.screenshot(path=HERE / f"{name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
