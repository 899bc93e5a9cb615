"""A browser that opens a page at a width, in a theme, and tells what is wrong with it."""

import json
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# WCAG 2.2 at level AA takes in what came before it
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# also with all opened that is folded, which is then as it was
_OVERFLOW = """() => {
  const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  const folded = [...document.querySelectorAll("details:not([open])")]
  folded.forEach(one => one.open = true)
  const opened = wider()
  folded.forEach(one => one.open = false)
  return Math.max(opened, wider())
}"""
HOW_TO_GET_IT = "No Chromium was found, so no page was opened in a browser. To get it: apt-get install chromium"


@dataclass(frozen=True)
class View:
    """How a page is looked at: the width and height in CSS pixels, light or dark, and how far it is zoomed in."""

    width: int
    height: int
    theme: str
    zoom: int = 1

    def __str__(self) -> str:
        return f"{self.theme}, {self.width} px" + (f", {100 * self.zoom} %" if self.zoom > 1 else "")


PHONE_LIGHT, PHONE_DARK = View(320, 640, "light"), View(320, 640, "dark")
WIDE_LIGHT, WIDE_DARK = View(1280, 1024, "light"), View(1280, 1024, "dark")
# a window of 1280 × 1024 at 400 % has the room of 320 × 256
ZOOMED = View(320, 256, "light", 4)


@dataclass
class Look:
    """What was seen of one page: nothing stands in `wrong` where all is well."""

    address: str
    view: View
    requests: int = 0
    bytes: int = 0
    wrong: list[str] = field(default_factory=list)


def chromium() -> str | None:
    """Where the machine's own Chromium is."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium. Raises `FileNotFoundError` with the way to get one."""
    path = chromium()
    if not path:
        raise FileNotFoundError(HOW_TO_GET_IT)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def window(opened: Browser, view: View) -> Iterator[Page]:
    """A window of its own: nothing is kept from one to the next."""
    context = opened.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme="dark" if view.theme == "dark" else "light",
        device_scale_factor=view.zoom,
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def look(opened: Browser, root: str, address: str, view: View) -> Look:
    """Opens a page as a first visitor does, and notes what is wrong with it."""
    seen = Look(address, view)
    sizes: dict[str, int] = {}
    with window(opened, view) as page:
        page.on("console", lambda message: seen.wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.wrong.append(f"page error: {error}"))
        page.on("request", lambda request: _note_a_stranger(seen, root, request.url))
        page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
        answer = page.goto(root + address, wait_until="load")
        if answer and answer.status == 404:
            # the browser itself writes the status of an error into the console
            seen.wrong = [one for one in seen.wrong if "404" not in one]
        overflow = page.evaluate(_OVERFLOW)
        if overflow:
            seen.wrong.append(f"{overflow} px of sideways overflow")
        seen.wrong += _violations(page)
        icon = page.evaluate("document.querySelector('link[rel=icon]')?.href")
    # a window without a tab strip may not ask for the icon; a reader's does
    if icon and icon not in sizes:
        sizes[icon] = _over_the_wire(icon)
    seen.requests, seen.bytes = len(sizes), sum(sizes.values())
    return seen


def _note_a_stranger(seen: Look, root: str, url: str) -> None:
    if not url.startswith(root):
        seen.wrong.append(f"asks a third party: {url}")


def _violations(page: Page) -> list[str]:
    # by `evaluate`, which the content security policy of the page does not bind; a script tag would need it weakened
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run({{runOnly: {json.dumps(_RULES)}, resultTypes: ['violations']}})")["violations"]
    return [f"axe {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def _over_the_wire(url: str) -> int:
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        return len(answer.read())
