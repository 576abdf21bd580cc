"""What only the Chroma index does: it lasts, it locks, it heals, it keeps embedders apart."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.adapters.chroma import ChromaIndex
from assistant.domain.errors import OperatorError

IMPORTS = "from pathlib import Path; from assistant.adapters.chroma import ChromaIndex"
ROWS = (["a", "b"], [[1.0, 0.0], [0.0, 1.0]], ["d1", "d2"])


def opened(folder: Path, name: str = "model") -> ChromaIndex:
    return ChromaIndex(folder, name)


def test_what_was_added_is_there_after_a_restart(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.add(*ROWS)
    first.close()
    again = opened(tmp_path)
    assert again.query([1.0, 0.0], 1) == [("a", 1.0)]
    again.close()


def test_vectors_of_another_embedder_never_mix(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.add(*ROWS)
    first.close()
    other = opened(tmp_path, "another model")
    assert other.count() == 0
    other.close()


def test_a_second_process_is_refused_in_words(tmp_path: Path) -> None:
    index = opened(tmp_path)
    code = f"{IMPORTS}; ChromaIndex(Path({str(tmp_path)!r}), 'm')"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    index.close()
    assert ended.returncode and "same data folder" in ended.stderr
    with pytest.raises(OperatorError, match="same data folder"):
        held = opened(tmp_path)
        try:
            opened(tmp_path)
        finally:
            held.close()


@pytest.mark.parametrize("damage", ["random", "empty", "cut"])
def test_a_damaged_index_starts_over_empty(tmp_path: Path, damage: str) -> None:
    index = opened(tmp_path)
    index.add(*ROWS)
    index.close()
    file = tmp_path / "index" / "chroma.sqlite3"
    data = file.read_bytes()
    file.write_bytes({"random": os.urandom(len(data)), "empty": b"", "cut": data[: len(data) // 3]}[damage])
    code = f"{IMPORTS}; i = ChromaIndex(Path({str(tmp_path)!r}), 'model'); i.clear(); i.add(['a'], [[1.0]], ['d'])"
    code += "; print(i.count())"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert ended.stdout.strip() == "1", ended.stderr[-500:]


def test_many_are_added_and_removed_in_batches(tmp_path: Path) -> None:
    index = opened(tmp_path)
    ids = [f"c{n}" for n in range(1_203)]
    index.add(ids, [[1.0, n / 1000] for n in range(1_203)], ["d"] * 1_203)
    assert index.count() == 1_203
    index.remove(ids[:1_200])
    assert index.ids() == set(ids[1_200:])
    index.close()


def test_what_a_crash_left_while_tidying_up_is_taken_away(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.add(*ROWS)
    index.compact()
    index.close()
    assert [path.name for path in tmp_path.glob("index*")] == ["index-1"]
    half = tmp_path / "index-2"  # a copy that was not finished
    half.mkdir()
    (half / "chroma.sqlite3").write_bytes(b"half")
    (tmp_path / "index").mkdir()  # an old one that was not removed yet
    again = opened(tmp_path)
    assert again.query([1.0, 0.0], 1) == [("a", 1.0)]
    assert [path.name for path in tmp_path.glob("index*")] == ["index-1"]
    again.close()


def test_search_goes_on_while_it_is_tidied_up(tmp_path: Path) -> None:
    index, ended, found = opened(tmp_path), threading.Event(), []
    index.add(*ROWS)

    def search() -> None:
        while not ended.is_set():
            found.append(index.query([1.0, 0.0], 1))

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(4):
        index.compact()
    ended.set()
    for thread in threads:
        thread.join(30)
    assert len(found) > 4 and all(hits == [("a", 1.0)] for hits in found)
    assert [path.name for path in tmp_path.glob("index*")] == ["index-4"]
    index.close()
