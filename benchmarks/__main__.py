"""`python -m benchmarks`: the tables that need only the books and passages beside the checkout, in turn."""

import subprocess
import sys

TABLES = (("accuracy",), ("accuracy", "--held-out"), ("sources",), ("language",), ("speed",))


def main() -> int:
    """Run each as its own process, so that none's memory counts as another's; the worst exit status is ours."""
    worst = 0
    for name, *options in TABLES:
        print(f"== {' '.join((name, *options))}", flush=True)
        worst = max(worst, subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options]).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
