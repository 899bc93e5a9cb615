"""Installed outside the checkout, the tracker brings all it needs: migrations, bodies, sample, templates."""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]


def test_an_installation_outside_the_checkout_works(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--target", str(installed), str(CHECKOUT)], check=True, capture_output=True)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(installed),
        "TRACKER_DATABASE_URL": f"sqlite:///{tmp_path / 'record.db'}",
    }

    def run(*words: str) -> str:
        code = "import tracker; assert 'installed' in tracker.__file__; from tracker.main import main; main()"
        command = [sys.executable, "-c", code, *words]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "Lizárraga" not in run("upgrade")
    assert "follow-up" in run("demo", "--no-serve")
    assert "to elect Carolina Lizárraga Houghton" in run("follow-up")
    page = "from tracker import config, web; from tracker.store import db; from datetime import datetime, UTC;"
    page += f"app = web.create_app(db.connect('sqlite:///{tmp_path / 'record.db'}'), lambda: datetime.now(UTC));"
    page += "assert app.test_client().get('/follow-up').status_code == 200"
    subprocess.run([sys.executable, "-c", page], env=environment, cwd=tmp_path, check=True)
