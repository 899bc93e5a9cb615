"""The benchmark of the log runs, prints its table, and writes its figures; how fast it is, no test says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("eventsourcing", reason="the library to compare with is not installed: pip install '.[bench]'")

CHECKOUT = Path(__file__).parents[1]


def test_the_benchmark_of_the_log_prints_a_table_and_writes_its_figures(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    command = [sys.executable, "-m", "benchmarks.log", "--quick", "--json", str(file)]
    done = subprocess.run(command, cwd=CHECKOUT, env=dict(os.environ), capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    figures = json.loads(file.read_text())
    assert figures["on"]["postgresql fsync"] == "on"
    for one in figures["measures"]:
        assert f"| {one['what']} | {one['place']} |" in done.stdout
        assert all(rate > 0 for rate in one["rates"].values())
        assert set(one["goals"]) <= {*one["rates"], "theirs", "least"}
    places = {(one["what"], one["place"]) for one in figures["measures"]}
    for place in ("SQLite NORMAL", "SQLite FULL", "PostgreSQL"):
        assert {("append, 1 a transaction", place), ("accept one fact", place)} <= places
    assert {("verify", "SQLite FULL"), ("verify", "PostgreSQL"), ("append, 2 processes", "PostgreSQL")} <= places
