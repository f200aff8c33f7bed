"""How quickly the reading room opens, scrolls and answers over a 100,000-word book: `python -m benchmarks.web`.

The book is the tests’ invented affair, told again and again with all its rows: nothing but this repository is needed.
Headless Chromium draws in software here: on a desktop's graphics card the frames are quicker.
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Page, sync_playwright

from regesta.core.records import Reading
from regesta.web import report
from tests.web.sample import reading

WORDS = 100_000
LISTS = [name for name in Reading.__struct_fields__ if name not in ("ledger", "document", "problems")]
OFFSETS = frozenset(("start", "end", "body_start", "body_end", "at"))
NAMES = frozenset(
    "id source entity speaker addressee person group a b author work holder by of attribution parent".split()
)
MANY_NAMES = frozenset(("notes", "statements"))
SCROLL = """async () => {
  const gaps = []; let last = performance.now();
  for (let i = 0; i < 120; i++) {
    scrollBy(0, 140);
    await new Promise(requestAnimationFrame);
    const now = performance.now(); gaps.push(now - last); last = now;
  }
  return gaps;
}"""
ANSWER = """async act => {
  const started = performance.now();
  act === 'layer' ? document.querySelector('.layers button').click() : (location.hash = act);
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started;
}"""
TARGETS = {
    "report file, MB": 15.0,
    "first paint, ms": 1500.0,
    "first page of text, ms": 1500.0,
    "frame while scrolling, median ms": 17.0,
    "frame while scrolling, 95%, ms": 50.0,
    "a layer on or off, ms": 100.0,
    "to the timeline, ms": 100.0,
    "to the claims, ms": 100.0,
    "back to the text, ms": 100.0,
}


def main() -> int:
    """Print each figure beside its target; 1 where the browser is missing."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    told = book(WORDS)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        path = report(told, Path(folder) / "book.html")
        print(f"{len(told.document.text.split()):,} words, {len(told.statements):,} statements; ", end="")
        print(f"report written in {time.perf_counter() - started:.1f} s\n")
        figures = {"report file, MB": path.stat().st_size / 1e6, **measure(chromium, path.as_uri())}
    for name, figure in figures.items():
        print(f"{name:<36}{figure:>9.1f}{TARGETS[name]:>9.0f}  {'' if figure <= TARGETS[name] else 'above'}".rstrip())
    return 0


def book(words: int) -> Reading:
    """The affair, chapter after chapter, until it has so many words."""
    affair = reading()
    times = words // len(affair.document.text.split()) + 1
    plain = msgspec.to_builtins(affair)
    rows = {name: [moved(row, n, affair) for n in range(times) for row in plain[name]] for name in LISTS}
    blocks = [moved(block, n, affair) for n in range(times) for block in plain["document"]["blocks"]]
    document = {"id": "long", "title": "The Long Affair", "sha256": "0" * 64, "language": "en"}
    document |= {"text": affair.document.text * times, "blocks": blocks}
    return msgspec.convert({"document": document, **rows}, Reading)


def moved(value: Any, n: int, affair: Reading, key: str = "") -> Any:
    """A row of the nth telling: its offsets shifted, its names numbered."""
    if isinstance(value, dict):
        return {k: moved(v, n, affair, k) for k, v in value.items()}
    if isinstance(value, list):
        return [moved(v, n, affair, key) for v in value]
    if key in OFFSETS and isinstance(value, int):
        return value + n * len(affair.document.text)
    if (key in NAMES or key in MANY_NAMES) and isinstance(value, str) and value != "narrator":
        return f"{value}-{n}"
    return value


def measure(chromium: str, address: str) -> dict[str, float]:
    """Every figure that needs a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        figures = {**opening(page, address), **moving(page)}
        browser.close()
    return figures


def opening(page: Page, address: str) -> dict[str, float]:
    """Five openings, the median of each figure."""
    paints, texts = [], []
    for _ in range(5):
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_selector(".passage .text", state="attached")
        texts.append(page.evaluate("performance.now()"))
        page.wait_for_timeout(200)
        paints.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"))
    return {"first paint, ms": statistics.median(paints), "first page of text, ms": statistics.median(texts)}


def moving(page: Page) -> dict[str, float]:
    """Scrolling, and how soon after an act the next frame stands."""
    gaps = sorted(page.evaluate(SCROLL))
    layer = statistics.median(page.evaluate(ANSWER, "layer") for _ in range(6))
    views = {name: page.evaluate(ANSWER, f"#/{name}") for name in ("timeline", "claims", "reading")}
    return {
        "frame while scrolling, median ms": statistics.median(gaps),
        "frame while scrolling, 95%, ms": gaps[int(len(gaps) * 0.95)],
        "a layer on or off, ms": layer,
        "to the timeline, ms": views["timeline"],
        "to the claims, ms": views["claims"],
        "back to the text, ms": views["reading"],
    }


if __name__ == "__main__":
    sys.exit(main())
