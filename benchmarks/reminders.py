"""What is promised of letters, put to the proof: `python -m benchmarks.reminders [--quick] [PART…]`.

A line a promise: what was tried, what was found, whether it was kept. Without a name all of them (about an hour); the
short forms take about two minutes, and `make test` has them too.
"""

import argparse
import sys
from datetime import UTC, datetime
from time import monotonic

from benchmarks.promises import PROMISES


def main() -> int:
    """Prints the table; 1 where a promise was not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="the short forms")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PROMISES))
    asked = parser.parse_args()
    if unknown := sorted(set(asked.parts) - set(PROMISES)):
        parser.error(f"no such part: {', '.join(unknown)}; expected some of {', '.join(PROMISES)}")
    print(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n\n| tried | found | kept | seconds |\n|---|---|---|---|", flush=True
    )
    held = True
    for name in asked.parts or PROMISES:
        print(f"{name} …", file=sys.stderr, flush=True)
        began, kept = monotonic(), PROMISES[name](asked.quick)
        held &= kept.holds
        took = f"{monotonic() - began:.0f}"
        print(f"| {kept.tried} | {kept.found} | {'yes' if kept.holds else 'NO'} | {took} |", flush=True)
    return not held


if __name__ == "__main__":
    sys.exit(main())
