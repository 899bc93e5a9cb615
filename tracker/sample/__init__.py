"""A sample for the demonstration: a report in the set phrases of such reports, and facts of public record.

`report.txt` was written for this project; it is not an official document. `facts.ndjson` holds what the Council and
the Assembly did later, each fact with the official symbol that prints it.
"""

from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).parent
REPORT = FOLDER / "report.txt"
FACTS = FOLDER / "facts.ndjson"
CLOCK = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
