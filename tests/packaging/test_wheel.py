"""The built wheel works from another folder, without the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    site = folder / "site"
    zipfile.ZipFile(next(folder.glob("*.whl"))).extractall(site)
    return site


def run(site: Path, cwd: Path, code: str) -> str:
    """Runs code with the wheel's files first on the path, so that the repository is not what is imported."""
    environment = {**os.environ, "PYTHONPATH": str(site), "ASSISTANT_DATA": str(cwd / "data")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=cwd, env=environment, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_carries_its_content(unpacked: Path) -> None:
    content = unpacked / "assistant" / "_content" / "knowledge"
    assert (content / "questions.yaml").exists() and (content / "reading_model.npz").exists()
    assert list((content / "examples").glob("*.md"))
    assert (unpacked / "assistant" / "_content" / "prompts").is_dir()


def test_the_wheel_holds_an_interview_elsewhere(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "import assistant; from assistant.bootstrap import build; from assistant.settings import Settings\n"
        "a = build(Settings())\n"
        "a.startup.run()\n"
        "o = a.consultation.start('We need a workshop for 12 clerks')\n"
        "print(assistant.__file__); print(o.turn.reply); print(len(a.repository.documents())); a.close()"
    )
    told = run(unpacked, tmp_path, code)
    assert str(unpacked) in told
    assert "?" in told
    assert int(told.strip().splitlines()[-1]) >= 6
