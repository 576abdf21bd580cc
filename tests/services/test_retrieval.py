"""Search: blended, honest about nothing found, candidates for a brief."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.adapters.chroma import ChromaIndex
from assistant.adapters.database import Database
from assistant.adapters.embedding import OnnxEmbedder
from assistant.domain.errors import OperatorError, OutsideError
from assistant.domain.library.documents import DocumentType
from assistant.services.ingest import Ingest
from assistant.services.retrieval import Retrieval
from evals.retrieval import eval_retrieval
from tests.fakes import ListIndex, TextParser, WordEmbedder

TODAY = datetime.date(2027, 3, 1)
DOCUMENTS = [
    (
        "Depot plan FY28",
        "Late deliveries fall from 9 to 4 percent by the end of 2028. The yard is paved in May.",
        "2027-01-10",
    ),
    (
        "Depot plan FY26",
        "Late deliveries may rise to 12 percent by 2026, as cost comes first. Vans are leased.",
        "2025-01-10",
    ),
    (
        "People plan",
        "Two thirds of team leads come from our own ranks by 2029. Rosters are published early.",
        "2026-06-01",
    ),
    ("Energy plan", "We cut energy use per square metre by 18 percent by 2030. Lamps are replaced.", "2026-07-01"),
]


class Setup:
    def __init__(self, folder: Path, embedder: WordEmbedder | OnnxEmbedder | None = None) -> None:
        self.database = Database(f"sqlite:///{folder / 'library.db'}")
        self.embedder, self.index = embedder or WordEmbedder(), ListIndex()
        self.ingest = Ingest(self.database, TextParser(), self.embedder, self.index, lambda: TODAY)
        for title, text, day in DOCUMENTS:
            self.ingest.add_text(title, text, DocumentType.STRATEGY, datetime.date.fromisoformat(day))
        assert self.ingest.wait_idle(60)
        self.search = Retrieval(self.database, self.database.keywords, self.embedder, self.index)


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return Setup(tmp_path)


@pytest.fixture
def real(tmp_path: Path) -> Setup:
    embedder = OnnxEmbedder()
    try:
        embedder.check()
    except OperatorError as error:
        pytest.skip(f"The embedded model is not here: {error}")
    return Setup(tmp_path, embedder)


def test_the_best_passage_comes_first_with_an_exact_quote(setup: Setup) -> None:
    found = setup.search.passages("late deliveries fall", 3)
    assert found[0].document.title == "Depot plan FY28" and found[0].score == 1.0
    assert found[0].quote == "Late deliveries fall from 9 to 4 percent by the end of 2028."
    assert all(p.quote in p.chunk.text and 0 <= p.score <= 1 for p in found)
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)


def test_superseded_documents_are_found_and_marked(setup: Setup) -> None:
    found = {p.document.title: p.document.superseded_by for p in setup.search.passages("late deliveries", 4)}
    assert found["Depot plan FY26"] and not found["Depot plan FY28"]


def test_a_search_can_stay_within_a_document(setup: Setup) -> None:
    energy = next(d for d in setup.database.documents() if d.title == "Energy plan")
    assert {p.document.id for p in setup.search.passages("late deliveries", 5, energy.id)} == {energy.id}


@pytest.mark.parametrize("query", ["", "  ", "🙂", "\x00", '"', "the of"])
def test_odd_queries_do_no_harm(setup: Setup, query: str) -> None:
    assert len(setup.search.passages(query, 2)) <= 2
    assert setup.search.candidates([query, ""]) == () or query.strip()


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    search = Retrieval(database, database.keywords, WordEmbedder(), ListIndex())
    assert search.passages("anything") == [] and search.candidates(["anything"]) == ()
    assert not search.related("anything", [])


def test_candidates_are_ranked_over_all_phrasings(setup: Setup) -> None:
    found = setup.search.candidates(["our vans arrive late", "share of late deliveries in percent"], 3)
    assert found[0].document.title == "Depot plan FY28" and found[0].goal.target == "4 percent"
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert any(c.document.superseded_by for c in setup.search.candidates(["late deliveries"], 4))


def test_goal_and_query_vectors_are_made_once(setup: Setup) -> None:
    setup.search.warm()
    before = len(setup.embedder.embedded) if isinstance(setup.embedder, WordEmbedder) else 0
    for _ in range(3):
        setup.search.candidates(["late deliveries"])
        setup.search.passages("late deliveries")
    assert isinstance(setup.embedder, WordEmbedder) and len(setup.embedder.embedded) == before + 1


class BrokenIndex(ListIndex):
    def query(self, vector: Sequence[float], k: int, within: Sequence[str] = ()) -> list[tuple[str, float]]:
        raise OutsideError("The index did not answer.")


def test_a_broken_index_leaves_keyword_search(setup: Setup) -> None:
    search = Retrieval(setup.database, setup.database.keywords, setup.embedder, BrokenIndex())
    found = search.passages("late deliveries fall")
    assert found[0].document.title == "Depot plan FY28" and found[0].similarity == 0
    assert search.related("late deliveries fall", found)


def test_without_an_embedder_goals_are_still_ranked(setup: Setup) -> None:
    search = Retrieval(setup.database, setup.database.keywords)
    assert search.candidates(["energy use per square metre"], 1)[0].document.title == "Energy plan"
    assert not search.related("a course in juggling", search.passages("a course in juggling"))


def test_meaning_finds_what_words_do_not(real: Setup) -> None:
    assert real.search.passages("parcels reach customers after the promised day", 1)[0].document.title.startswith(
        "Depot"
    )
    assert (
        real.search.candidates(["we want to spend less on electricity and heating"], 1)[0].document.title
        == "Energy plan"
    )


def test_nothing_related_is_told_from_something(real: Setup) -> None:
    for query, expected in (
        ("fewer parcels that arrive late", True),
        ("a wine tasting for the choir", False),
        ("leased", True),  # far from every passage in meaning, and a word of one
        ("what should we do", False),
    ):
        assert real.search.related(query, real.search.passages(query)) is expected


def test_an_evaluation_gives_the_fixed_shape(tmp_path: Path) -> None:
    try:
        OnnxEmbedder().check()
    except OperatorError as error:
        pytest.skip(f"The embedded model is not here: {error}")
    (tmp_path / "corpus.jsonl").write_text(
        '{"id": "a", "doc": "d", "text": "Late deliveries fall by half."}\n'
        '{"id": "b", "doc": "d", "text": "Lamps are replaced."}\n'
    )
    (tmp_path / "queries.jsonl").write_text(
        '{"id": "q1", "text": "deliveries come late", "kind": "chat"}\n'
        '{"id": "q2", "text": "juggling for cats", "kind": "none"}\n'
    )
    (tmp_path / "qrels.jsonl").write_text('{"query_id": "q1", "doc_id": "a", "relevance": 2}\n')
    result = eval_retrieval(tmp_path)
    assert result["system"] == {"ndcg@10": 1.0, "recall@5": 1.0, "hit@5": 1.0, "mrr": 1.0}
    assert set(result["baselines"]) == {"keyword", "dense", "tutorial"}
    assert result["none"] == {"abstained": 1, "of": 1} and result["answerable"] == {"abstained": 0, "of": 1}


def test_chroma_and_the_list_agree(real: Setup, tmp_path: Path) -> None:
    index = ChromaIndex(tmp_path / "vectors", real.embedder.name)
    ids = sorted(real.index.rows)
    index.add(ids, [real.index.rows[key][0] for key in ids], [real.index.rows[key][1] for key in ids])
    other = Retrieval(real.database, real.database.keywords, real.embedder, index)
    for query in ("late vans", "leaders from our own ranks", "heating costs"):
        assert [p.chunk.id for p in other.passages(query)] == [p.chunk.id for p in real.search.passages(query)]
    index.close()


def test_a_text_that_stands_in_two_documents_is_one_hit_that_names_both(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'library.db'}")
    ingest = Ingest(database, TextParser())
    aim = "Late deliveries fall from 9 to 4 percent by the end of 2028, and the head of fleet reports the figure each month."
    ingest.add_text("Depot plan", f"# Aims\n\n{aim}")
    ingest.add_text("Board letter", f"# Aims\n\n{aim.replace('each month', 'every month')}")
    ingest.add_text("New plan", f"# Aims\n\n{aim.replace('2028', '2029')}")
    found = Retrieval(database, database.keywords).passages("late deliveries of the fleet", 5)
    assert len(found) == 2
    told = next(passage for passage in found if passage.also)
    assert {told.document.title, told.also[0].title} == {"Depot plan", "Board letter"}
    assert told.also[0].heading == "Aims" and "2028" in told.chunk.text
    database.close()
