"""`python -m tests.web.browser.checker VNU_JAR`: every kind of page before the W3C's own checker.

It needs Java and the checker: `npm install --ignore-scripts vnu-jar` brings `node_modules/vnu-jar/build/dist/vnu.jar`.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from tests.web.browser.sites import NARCOTICS, Served, served


def pages(site: Served) -> Iterator[tuple[str, bytes]]:
    """Every kind of page in every language: its address, and its HTML."""
    for language in site.languages:
        for addresses in site.kinds.values():
            address = language.prefix + addresses[0]
            yield address, _html(site.root + quote(address, safe="/:;,@!$&()*+=~-._?%"))


def _html(address: str) -> bytes:
    try:
        with urlopen(address) as answer:
            html: bytes = answer.read()
    except HTTPError as refused:
        # a page that says that nothing is here is a page too
        html = refused.read()
    return html


def check(jar: Path, files: dict[Path, str]) -> list[str]:
    """What the checker has against these files, errors and warnings, each with the address of its page."""
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    names = {file.as_uri().replace("file:///", "file:/"): address for file, address in files.items()}
    return [
        f"{names.get(one['url'], one['url'])}: {one.get('subType') or one['type']}: {one['message']}"
        for one in json.loads(answer.stdout)["messages"]
    ]


def main(jar: Path) -> int:
    """Prints what is wrong, and how many pages were checked; 1 where anything is."""
    files: dict[Path, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sample", *(["narcotics"] if NARCOTICS.exists() else [])):
            with served(name, Path(folder)) as site:
                for address, html in pages(site):
                    file = Path(folder) / f"{len(files)}.html"
                    file.write_bytes(html)
                    files[file] = f"{name} {address}"
        wrong = check(jar, files)
    print("\n".join([*wrong, f"{len(files)} pages, {len(wrong)} errors and warnings"]))
    return int(bool(wrong))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Expected the checker: python -m tests.web.browser.checker VNU_JAR")
    sys.exit(main(Path(sys.argv[1])))
