"""`python -m tests.web.browser.pictures`: a screenshot of each kind of page, phone and desk, into `docs/pictures/`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.web.browser.looking import View, browser, window
from tests.web.browser.sites import Served, served

FOLDER = Path(__file__).parents[3] / "docs" / "pictures"
VIEWS = {"phone": View(390, 844, "light"), "desk": View(1280, 900, "light")}
# a page may be long: a picture shows what a reader meets first
_LONGEST = 1600


def take(opened: Browser, site: Served, folder: Path) -> None:
    """A picture of the most telling page of each kind, as JPEG: a quarter of the size of PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, addresses in site.kinds.items():
        for name, view in VIEWS.items():
            with window(opened, view) as page:
                page.goto(site.root + addresses[0])
                height = min(page.evaluate("document.documentElement.scrollHeight"), _LONGEST)
                page.set_viewport_size({"width": view.width, "height": max(height, view.height)})
                file = folder / f"{kind.replace('.', '-').replace(' ', '-')}-{name}.jpeg"
                page.screenshot(path=file, type="jpeg", quality=45)


def main() -> None:
    """Takes them of the sample, which everybody has."""
    with tempfile.TemporaryDirectory() as folder, browser() as opened, served("sample", Path(folder)) as site:
        take(opened, site, FOLDER)


if __name__ == "__main__":
    main()
