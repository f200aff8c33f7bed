"""The report: one file, the same bytes each time, nothing in it that reaches out or breaks out."""

import base64
import gzip
import json
import re
from pathlib import Path

import pytest

from regesta.errors import OutputError
from regesta.web import bundle, report
from tests.web.conftest import needs_bundle
from tests.web.sample import reading


@needs_bundle
def test_the_same_reading_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (report(reading(), tmp_path / name).read_bytes() for name in ("one.html", "other.html"))
    assert one == other


@needs_bundle
def test_a_report_carries_its_readings_whole(tmp_path: Path) -> None:
    page = report([reading(), reading("Another Hand")], tmp_path / "room.html").read_text("utf-8")
    packed = re.search(r'id="regesta-readings">([^<]*)<', page)
    assert packed
    told = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    assert [each["document"]["title"] for each in told] == ["The Lindmark Fire", "Another Hand"]
    assert len(told[0]["statements"]) == len(reading().statements)


@needs_bundle
def test_nothing_is_fetched_and_only_our_code_runs(tmp_path: Path) -> None:
    page = report(reading(), tmp_path / "room.html").read_text("utf-8")
    assert not re.findall(r'(?:src|href)="(?!data:)', page.partition("<script")[0])
    assert not re.findall(r"url\((?!['\"]?data:|#)", page)
    assert "default-src 'none'" in page
    assert "'unsafe-inline'" not in page


@needs_bundle
def test_a_title_with_markup_is_words(tmp_path: Path) -> None:
    page = report(reading("</title><script>alert(1)</script>"), tmp_path / "room.html").read_text("utf-8")
    assert "<title>&lt;/title&gt;&lt;script&gt;" in page
    assert page.count("</script>") == 2


@needs_bundle
def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        report(reading(), tmp_path / "absent" / "room.html")


def test_without_the_bundle_it_says_how_to_build_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "STATIC", tmp_path)
    bundle.asset.cache_clear()
    with pytest.raises(bundle.MissingBundle, match="hatch_build"):
        report(reading(), tmp_path / "room.html")
    bundle.asset.cache_clear()
