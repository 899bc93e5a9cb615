"""The whole matrix: every kind of page, light and dark, on a phone and on a desk, zoomed in, in every language."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles

from playwright.sync_api import Browser

from tests.web.browser.looking import (
    PHONE_DARK,
    PHONE_LIGHT,
    WIDE_DARK,
    WIDE_LIGHT,
    ZOOMED,
    Look,
    look,
)
from tests.web.browser.sites import Served

# what fits into the first ten packets of a connection
FIRST_FLIGHT = 14 * 1024
REQUESTS = 3
VIEWS = (PHONE_LIGHT, PHONE_DARK, WIDE_LIGHT, WIDE_DARK, ZOOMED)


def walk(opened: Browser, site: Served) -> Iterator[Look]:
    """Looks at the longest page of every kind in every view and language."""
    for language in site.languages:
        for addresses in site.kinds.values():
            for view in VIEWS:
                yield look(opened, site.root, language.prefix + addresses[0], view)


def high(sizes: Sequence[int]) -> int:
    """The size that nineteen of twenty pages stay below."""
    return round(quantiles(sizes, n=20, method="inclusive")[-1])


def in_words(site: Served, looks: Sequence[Look]) -> str:
    """The figures of a walk."""
    wrong = Counter(one.split(":")[0] for seen in looks for one in seen.wrong)
    sizes = [one.bytes for one in looks]
    return (
        f"{site.name}: {len(site.kinds)} kinds of page, in {', '.join(one.code for one in site.languages)},"
        f" {len(VIEWS)} views, {len(looks)} looks; wrong: {dict(wrong) or 'nothing'};"
        f" first view p95 {high(sizes) / 1024:.1f} KB, at most {max(sizes) / 1024:.1f} KB,"
        f" {max(one.requests for one in looks)} requests"
    )
