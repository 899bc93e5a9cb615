"""Pages made lately, kept in memory as they are: a page that nothing has changed is not made twice.

Kept under its ETag and the position of the log, so that what is recorded, withheld or corrected is never hidden by it.
"""

from collections import OrderedDict
from threading import Lock

from flask import Response

# bytes of all pages kept, in each process
_MOST = 16_000_000
_LARGEST = 500_000

Key = tuple[str, int]


class Kept:
    """Pages by key, those longest not asked for given up first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, tuple[bytes, list[tuple[str, str]]]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Key) -> Response | None:
        """The page, if it is kept."""
        with self._lock:
            found = self._pages.get(key)
            if not found:
                return None
            self._pages.move_to_end(key)
        body, headers = found
        return Response(body, headers=headers)

    def put(self, key: Key, answer: Response) -> None:
        """Keeps a page."""
        body = answer.get_data()
        with self._lock:
            if len(body) > _LARGEST or key in self._pages:
                return
            self._pages[key] = body, list(answer.headers)
            self._size += len(body)
            while self._size > _MOST:
                _, (gone, *_) = self._pages.popitem(last=False)
                self._size -= len(gone)
