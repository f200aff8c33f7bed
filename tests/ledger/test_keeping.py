"""Readings kept: once, whole, in the order of their editions, and as they were read."""

import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import inspect, text

import regesta
from regesta import inquiry
from regesta.core.records import Reading
from regesta.errors import CorruptLedger, LedgerError, NewerLedger, UsageError
from regesta.ledger import Ledger, store
from regesta.ledger.schema import HEAD, KINDS, metadata
from tests.shelves import Shelves
from tests.small import small_reading


def count(ledger: Ledger, table: str) -> int:
    with ledger.looking() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def retitled(title: str) -> Reading:
    reading = small_reading()
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, title=title))


def test_a_reading_comes_back_as_it_was_read(ledger: Ledger) -> None:
    added = ledger.add(small_reading())
    assert (added.status, added.source) == ("new", "the-council-of-1871")
    assert regesta.dump(ledger.reading(added.source)) == regesta.dump(small_reading())


def test_every_kind_of_row_has_its_table(ledger: Ledger) -> None:
    ledger.add(small_reading())
    told = {kind: count(ledger, table.name) for kind, table in KINDS.items()}
    assert told["statement"] == told["membership"] == told["holding"] == told["finding"] == told["note"] == 1
    assert told["attribution"] == 2
    assert told["entity"] == 3


def test_the_same_reading_again_changes_nothing(ledger: Ledger) -> None:
    first, again = ledger.add(small_reading()), ledger.add(small_reading())
    assert (again.status, again.reading) == ("unchanged", first.reading)
    assert count(ledger, "readings") == 1


def test_the_same_bytes_read_better_are_a_new_reading_of_the_same_source(ledger: Ledger) -> None:
    ledger.add(small_reading())
    added = ledger.add(msgspec.structs.replace(small_reading(), holdings=()))
    assert (added.status, added.source) == ("again", "the-council-of-1871")
    assert (count(ledger, "readings"), count(ledger, "sources"), count(ledger, "holdings")) == (2, 1, 0)


def test_a_changed_file_from_the_same_place_is_a_new_edition(ledger: Ledger) -> None:
    other = msgspec.structs.replace(small_reading().document, sha256="0" * 64)
    ledger.add(small_reading(), origin="/shelf/council.txt")
    added = ledger.add(msgspec.structs.replace(small_reading(), document=other), origin="/shelf/council.txt")
    assert added.status == "again"


def test_two_sources_of_one_title_get_two_keys(ledger: Ledger) -> None:
    ledger.add(small_reading())
    other = msgspec.structs.replace(small_reading().document, sha256="0" * 64)
    assert ledger.add(msgspec.structs.replace(small_reading(), document=other)).source == "the-council-of-1871-2"


def test_a_title_without_a_letter_still_gets_a_key(ledger: Ledger) -> None:
    assert ledger.add(retitled("…")).source == "source"


def test_a_row_without_its_words_is_refused_and_nothing_written(ledger: Ledger) -> None:
    broken = msgspec.structs.replace(small_reading().times[0], end=10_000)
    with pytest.raises(CorruptLedger, match="10000"):
        ledger.add(msgspec.structs.replace(small_reading(), times=(broken,)))
    assert count(ledger, "readings") == count(ledger, "sources") == 0


def test_a_removed_source_comes_back_when_that_is_undone(ledger: Ledger) -> None:
    source = ledger.add(small_reading()).source
    step = ledger.remove(source, by="Ada")
    assert (count(ledger, "statements"), count(ledger, "archives")) == (0, 1)
    assert [kept.removed for kept in ledger.readings()] == [True]
    ledger.undo(step, by="Ada")
    assert count(ledger, "statements") == 1


def test_an_unknown_source_is_told_with_those_that_there_are(ledger: Ledger) -> None:
    ledger.add(small_reading())
    with pytest.raises(UsageError, match="There are: the-council-of-1871"):
        ledger.reading("the-council-of-1872")


def test_two_writers_wait_for_one_another(shelves: Shelves) -> None:
    place = shelves.place()
    shelves.open(place)
    ledgers = [shelves.open(place) for _ in range(2)]
    titles = [[f"Volume {side}{n}" for n in range(5)] for side in "ab"]

    def write(ledger: Ledger, names: list[str]) -> None:
        for name in names:
            reading = retitled(name)
            other = msgspec.structs.replace(reading.document, sha256=name.ljust(64))
            ledger.add(msgspec.structs.replace(reading, document=other))

    threads = [threading.Thread(target=write, args=pair) for pair in zip(ledgers, titles, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(ledgers[0], "readings") == count(ledgers[0], "statements") == 10


def test_a_ledger_of_a_later_schema_is_refused_untouched(shelves: Shelves) -> None:
    place = shelves.place()
    with shelves.open(place).engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerLedger, match="9999"):
        Ledger.open(place)


def test_a_ledger_of_an_older_schema_is_brought_up_to_date(shelves: Shelves) -> None:
    place = shelves.place()
    with shelves.open(place) as old:
        old.add(small_reading())
        with old.engine.begin() as connection:
            connection.execute(text("DROP INDEX ix_entities_merged"))
            connection.execute(text("UPDATE findings SET places = '[[72, 77]]'"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    ledger = shelves.open(place)
    with ledger.looking() as connection:
        assert "ix_entities_merged" in {index["name"] for index in inspect(connection).get_indexes("entities")}
    assert [place.quote for place in inquiry.check(ledger).rows[0].places] == [small_reading().document.text[72:77]]
    assert ledger.add(small_reading()).status == "unchanged"


def test_the_migrations_lead_to_the_tables_as_described(ledger: Ledger) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from regesta.ledger.migrations import versions

    assert len(list(Path(versions.__file__).parent.glob("v0*.py"))) == int(HEAD)
    with ledger.looking() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD
        ours = {"include_object": lambda item, name, kind, *_: kind != "table" or name in metadata.tables}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), metadata) == []


def test_a_file_that_is_no_ledger_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"These are my notes. " * 100)
    with pytest.raises(CorruptLedger, match="not a database"):
        Ledger.open(path)
    assert path.read_bytes() == b"These are my notes. " * 100


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bees.db"
    with sqlite3.connect(path) as bees:
        bees.execute("CREATE TABLE hives (id)")
    with pytest.raises(CorruptLedger, match="something else"):
        Ledger.open(path)


def test_a_damaged_ledger_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    with Ledger.open(path) as ledger:
        ledger.add(small_reading())
        with ledger.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    before = path.read_bytes()
    with pytest.raises(LedgerError):
        Ledger.open(path).add(retitled("Another"))
    assert path.read_bytes() == before


def test_a_full_disk_is_told_and_nothing_half_written(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "full.db") as ledger:
        ledger.add(small_reading())
        with ledger.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        ledger.engine.dispose()
        _limit(ledger, pages)
        with pytest.raises(LedgerError, match="room to write"):
            ledger.add(_long())
        _limit(ledger, 1_000_000)
        assert count(ledger, "readings") == count(ledger, "archives") == 1
        assert ledger.add(_long()).status == "new"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes, where the tests may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    done = subprocess.run(command, capture_output=True, text=True) if shutil.which("mount") else None
    if done is None or done.returncode:
        pytest.skip(f"no small disk can be mounted here (that takes root): {done.stderr if done else 'no mount'}")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_real_disk_that_is_full_is_told_and_the_ledger_goes_on(small_disk: Path) -> None:
    path, ballast = small_disk / "full.db", small_disk / "ballast"
    with Ledger.open(path) as ledger:
        ledger.add(small_reading())
        ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - 200_000))
        with pytest.raises(LedgerError, match="room to write"):
            ledger.add(_long())
        assert count(ledger, "readings") == count(ledger, "archives") == count(ledger, "statements") == 1
    with Ledger.open(path) as ledger:
        assert count(ledger, "readings") == 1
        with ledger.looking() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        ballast.unlink()
        assert ledger.add(_long()).status == "new"


def test_a_disk_with_no_room_for_a_ledger_is_told(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - 40_000))
    with pytest.raises(LedgerError, match="room to write"):
        Ledger.open(small_disk / "none.db")


def _limit(ledger: Ledger, pages: int) -> None:
    """A database that may not grow, as on a disk that is full."""
    from sqlalchemy import event

    ledger.engine.dispose()
    event.listen(ledger.engine, "connect", lambda made, _: made.execute(f"PRAGMA max_page_count={pages}"))


def _long() -> Reading:
    document = small_reading().document
    words = document.text + " And so on, and so forth." * 20_000
    block = msgspec.structs.replace(document.blocks[0], end=len(words))
    other = msgspec.structs.replace(document, text=words, sha256="1" * 64, blocks=(block,), title="A long one")
    return msgspec.structs.replace(small_reading(), document=other)


def test_a_ledger_in_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(LedgerError, match="no such folder"):
        store.open_engine("/nowhere/at/all/ledger.db")
