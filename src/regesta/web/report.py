"""The reading room as one file: it opens from `file://`, offline, with everything inside."""

import base64
import gzip
import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from regesta.core.records import Reading
from regesta.core.writing import write_aside
from regesta.web.bundle import asset, page


def report(reading: Reading | Sequence[Reading], path: Path | str) -> Path:
    """Write the reading room over one reading, or a shelf of them, to `path`. The same readings give the same bytes.

    Raises:
        MissingBundle: the front end was not built into this installation.
        OutputError: the file can't be written.
    """
    readings = [reading] if isinstance(reading, Reading) else list(reading)
    target = Path(path)
    write_aside(target, report_html(readings).encode())
    return target


def report_html(readings: Sequence[Reading]) -> str:
    """The report's markup. Its policy names the one script and the one style sheet by hash and allows nothing else."""
    script = asset("app.js").replace("</script", "<\\/script").replace("<!--", "<\\!--")
    style = asset("app.css").replace("</style", "<\\/style")
    title = ", ".join(reading.document.title for reading in readings) or "No reading"
    return page(
        title=title,
        policy=_policy(script, style),
        style=f"<style>{style}</style>",
        data=f'<script type="text/plain" id="regesta-readings">{packed(readings)}</script>\n',
        script=f"<script>{script}</script>",
    )


def packed(readings: Sequence[Reading]) -> str:
    """The readings' JSON, gzipped, as base64: a fifth of the size, and nothing in it can end a script element."""
    return base64.b64encode(gzip.compress(msgspec.json.encode(readings), 9, mtime=0)).decode()


def _policy(script: str, style: str) -> str:
    rules = (
        "default-src 'none'",
        f"script-src {_digest(script)}",
        f"style-src {_digest(style)}",
        "font-src data:",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">\n'


def _digest(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"
