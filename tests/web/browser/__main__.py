"""`python -m tests.web.browser`: the whole matrix, its figures, and exit 1 where a page falls short."""

import sys
import tempfile
from pathlib import Path

from tests.web.browser.looking import browser
from tests.web.browser.matrix import FIRST_FLIGHT, REQUESTS, high, in_words, walk
from tests.web.browser.sites import NARCOTICS, served


def main() -> int:
    """Walks both sites; 1 where anything is wrong."""
    amiss = False
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        for name in ("sample", *(["narcotics"] if NARCOTICS.exists() else [])):
            with served(name, Path(folder)) as site:
                looks = list(walk(opened, site))
            for one in looks:
                for words in one.wrong:
                    print(f"  {one.address} ({one.view}): {words}")
            print(in_words(site, looks), flush=True)
            amiss |= any(one.wrong or one.requests > REQUESTS for one in looks)
            amiss |= high([one.bytes for one in looks]) > FIRST_FLIGHT
    return int(amiss)


if __name__ == "__main__":
    sys.exit(main())
