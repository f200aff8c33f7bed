"""The built front end: one script, one style sheet (its fonts inside), and the page that holds them."""

from functools import cache
from html import escape
from pathlib import Path
from string import Template

from regesta.errors import RegestaError

STATIC = Path(__file__).parent / "static"
PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
$policy<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>$title</title>
<link rel="icon" href="data:,">
$style
</head>
<body>
<div id="room"><p>$opening</p><noscript><p>The reading room needs JavaScript.</p></noscript></div>
$data$script
</body>
</html>
""")


class MissingBundle(RegestaError):
    """The front end was not built into this installation."""

    code = "web-bundle"


@cache
def asset(name: str) -> str:
    """The text of `app.js` or `app.css`.

    Raises:
        MissingBundle: the front end was not built.
    """
    try:
        return (STATIC / name).read_text("utf-8")
    except OSError as error:
        raise MissingBundle(
            expected=f"the built front end ({name}) in the package",
            found=error.strerror or str(error),
            hint="Install Regesta from a wheel, or build it: `python hatch_build.py` in a source checkout.",
        ) from error


def page(*, title: str, style: str, script: str, policy: str = "", data: str = "") -> str:
    """The room's page. `style`, `script`, `policy` and `data` are markup; `title` is any text."""
    return PAGE.substitute(
        title=f"{escape(title)} · Regesta",
        opening="Opening the book …",
        policy=policy,
        style=style,
        script=script,
        data=data,
    )
