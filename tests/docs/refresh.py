"""`python -m tests.docs.refresh`: make again what is generated in the documentation."""

import contextlib
import tempfile
from pathlib import Path

from regesta.core.schema import VERSION, schema_bytes
from tests.docs.pages import HOUSE, lay_out, pages, with_transcripts, with_what_is_made


def main() -> None:
    (HOUSE / "docs" / "schema" / f"ledger-{VERSION}.json").write_bytes(schema_bytes())
    for page in pages():
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            lay_out(Path(folder))
            text = page.read_text(encoding="utf-8")
            page.write_text(with_transcripts(with_what_is_made(text)), encoding="utf-8")


if __name__ == "__main__":
    main()
