"""What every database must do for ports.Repository and ports.KeywordIndex."""

import datetime
import threading

import pytest
from sqlalchemy import insert, select, text, update

from assistant.adapters.database import Database, schema
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Status, Turn
from assistant.domain.calls import Call, Spent
from assistant.domain.errors import Conflict, NotFound, OperatorError
from assistant.domain.library.documents import Chunk, Document, DocumentStatus, DocumentType, Page, StrategicGoal
from assistant.ports import KeywordIndex, Repository

TODAY = datetime.date(2027, 3, 1)
NASTY = "NUL \x00, half \ud83d, rtl \u202eabc, emoji 👩‍🚒, quote ' \" ; DROP TABLE turns; -- % \\ é"


def turn(number: int, key: str = "", text: str = "We lose orders.") -> Turn:
    return Turn(number=number, text=text, reading=Reading(), move=Move(kind=MoveKind.ASK), reply="How many?", key=key)


def interview(request_id: str = "r1", *turns: Turn) -> Interview:
    return Interview(id=request_id, opening="We need a course", as_of=TODAY, turns=turns)


def chunk(chunk_id: str, document_id: str, text: str, ordinal: int = 0, heading: str = "") -> Chunk:
    return Chunk(
        id=chunk_id, document_id=document_id, ordinal=ordinal, heading=heading, text=text, start=0, end=len(text)
    )


def goal(goal_id: str, document_id: str, *, confirmed: bool = False) -> StrategicGoal:
    return StrategicGoal(id=goal_id, document_id=document_id, statement="s", quote="s", confirmed=confirmed)


def stored(database: Database, document_id: str, *texts: str, title: str = "Plan") -> Document:
    document = Document(id=document_id, title=title, type=DocumentType.STRATEGY, date=TODAY)
    database.add_document(document, [Page(number=1, text=text) for text in texts])
    chunks = [chunk(f"{document_id}-{n}", document_id, text, n) for n, text in enumerate(texts)]
    ready = document.model_copy(update={"status": DocumentStatus.READY, "keyword_ready": True})
    database.store_chunks(ready, chunks, [goal(f"g-{document_id}", document_id)])
    return ready


def test_it_is_the_port(database: Database) -> None:
    repository: Repository = database
    keywords: KeywordIndex = database.keywords
    assert repository.documents() == [] and keywords.search("anything", 5) == []


def test_the_file_of_a_document_is_kept_with_it_and_goes_with_it(database: Database) -> None:
    document = Document(id="d1", title="Plan")
    database.add_document(document, [Page(number=1, text="Scrap falls.")], b"%PDF \x00\xff")
    database.add_document(Document(id="d2", title="Other"), [])
    assert (database.original("d1"), database.original("d2"), database.original("gone")) == (b"%PDF \x00\xff", b"", b"")
    database.delete_document("d1")
    assert database.original("d1") == b""
    database.add_document(document, [])
    assert database.original("d1") == b""


def test_a_document_comes_back_as_it_went_in(database: Database) -> None:
    document = stored(database, "d1", "Scrap falls to two percent.", "Deliveries leave on time.")
    assert database.document("d1") == document
    assert [page.text for page in database.pages("d1")] == ["Scrap falls to two percent.", "Deliveries leave on time."]
    assert [c.id for c in database.chunks_of("d1")] == ["d1-0", "d1-1"]
    assert [c.id for c in database.chunks(["d1-1", "gone", "d1-0", "d1-1"])] == ["d1-1", "d1-0"]
    assert [g.id for g in database.goals()] == ["g-d1"]


def test_documents_keep_the_order_in_which_they_came(database: Database) -> None:
    for document_id in ("d3", "d1", "d2"):
        stored(database, document_id, "text")
    assert [d.id for d in database.documents()] == ["d3", "d1", "d2"]


def test_deleting_a_document_leaves_nothing_of_it(database: Database) -> None:
    stored(database, "d1", "Forklift accidents fall by half.")
    stored(database, "d2", "Forklift licences are checked.")
    database.delete_document("d1")
    assert [d.id for d in database.documents()] == ["d2"]
    assert [key for key, _ in database.keywords.search("forklift", 5)] == ["d2-0"]
    assert database.chunks(["d1-0"]) == [] and [g.id for g in database.goals()] == ["g-d2"]
    with pytest.raises(NotFound):
        database.pages("d1")


def test_storing_chunks_again_replaces_them_and_keeps_confirmed_goals(database: Database) -> None:
    document = stored(database, "d1", "Boilers are serviced.")
    database.save_goal(goal("g-d1", "d1", confirmed=True))
    database.store_chunks(document, [chunk("new", "d1", "Pumps are serviced.")], [goal("g-d1", "d1"), goal("g2", "d1")])
    assert database.keywords.search("boilers", 5) == []
    assert [key for key, _ in database.keywords.search("pumps", 5)] == ["new"]
    assert {g.id: g.confirmed for g in database.goals()} == {"g-d1": True, "g2": False}


@pytest.mark.parametrize(
    "query", ["", "   ", "the of and", '"', "a AND (", "NEAR(x", "col:y*", "'; DROP", "\x00", "!|&:*", "🙂"]
)
def test_any_text_is_a_legal_keyword_query(database: Database, query: str) -> None:
    stored(database, "d1", "Something about deliveries.")
    assert len(database.keywords.search(query, 5)) <= 1


def test_keywords_rank_stem_and_stay_within_documents(database: Database) -> None:
    stored(database, "d1", "Refunds and refunding of a refund.", "Nothing of that kind.")
    stored(database, "d2", "One refund among many other words of a longer text on travel, hotels and meals.")
    assert [key for key, _ in database.keywords.search("refunded", 5)] == ["d1-0", "d2-0"]
    assert [key for key, _ in database.keywords.search("refunds", 5, ["d2"])] == ["d2-0"]
    assert len(database.keywords.search("refunds", 5, ["d2", "d1", "gone"])) == 2
    scores = [score for _, score in database.keywords.search("refund", 5)]
    assert scores == sorted(scores, reverse=True)


def test_unknown_ids_are_told_with_a_way_on(database: Database) -> None:
    calls = [
        lambda: database.document("nope"),
        lambda: database.delete_document("nope"),
        lambda: database.update_document(Document(id="nope", title="t")),
        lambda: database.store_chunks(Document(id="nope", title="t"), [], []),
        lambda: database.save_goal(goal("g", "nope")),
        lambda: database.interview("nope"),
        lambda: database.delete_interview("nope"),
        lambda: database.save_interview(interview("nope")),
        lambda: database.proposal("nope"),
    ]
    for call in calls:
        with pytest.raises(NotFound) as told:
            call()
        assert "nope" in str(told.value) and told.value.next_step


def test_an_interview_comes_back_with_its_turns(database: Database) -> None:
    database.create_interview(interview("r1", turn(1, "k1")))
    first = database.interview("r1")
    second = database.save_interview(
        first.model_copy(update={"turns": (*first.turns, turn(2, "k2")), "status": Status.DRAFTED, "title": "Orders"})
    )
    assert second.version == first.version + 1
    assert database.interview("r1") == second
    assert [i.title for i in database.interviews()] == ["Orders"]


def test_interviews_are_listed_without_turns_the_last_changed_first(database: Database) -> None:
    for request_id in ("r1", "r2", "r3"):
        database.create_interview(interview(request_id, turn(1)))
    database.save_interview(database.interview("r1"))
    listed = database.interviews()
    assert [i.id for i in listed] == ["r1", "r3", "r2"] and all(i.turns == () for i in listed)


def test_a_listed_interview_that_is_saved_loses_no_turn(database: Database) -> None:
    database.create_interview(interview("r1", turn(1), turn(2)))
    database.save_interview(database.interviews()[0])
    assert [t.number for t in database.interview("r1").turns] == [1, 2]


def test_what_another_program_changed_is_what_is_read(database: Database) -> None:
    database.create_interview(interview("r1", turn(1)))
    url = database._connections.engine.url.render_as_string(hide_password=False)
    other = Database(url)
    ours, theirs = database.interview("r1"), other.interview("r1")
    assert ours == theirs
    told = other.save_interview(theirs.model_copy(update={"turns": (*theirs.turns, turn(2)), "title": "Orders"}))
    assert database.interview("r1") == told and [i.title for i in database.interviews()] == ["Orders"]
    other.replace_turns(told.model_copy(update={"turns": (turn(1, text="Anew."),)}))
    assert [t.text for t in database.interview("r1").turns] == ["Anew."]
    other.delete_interview("r1")
    with pytest.raises(NotFound):
        database.interview("r1")
    other.create_interview(interview("r1", turn(1, text="Once more.")))
    assert [t.text for t in database.interview("r1").turns] == ["Once more."]
    other.close()


def test_a_stored_turn_stays_as_it_is(database: Database) -> None:
    database.create_interview(interview("r1", turn(1)))
    changed = database.interview("r1").model_copy(update={"turns": (turn(1, text="Other words."), turn(2))})
    database.save_interview(changed)
    assert [t.text for t in database.interview("r1").turns] == ["We lose orders.", "We lose orders."]


def test_a_lost_race_is_a_conflict_and_stores_nothing(database: Database) -> None:
    database.create_interview(interview("r1"))
    mine, theirs = database.interview("r1"), database.interview("r1")
    database.save_interview(theirs.model_copy(update={"turns": (turn(1, text="theirs"),)}))
    with pytest.raises(Conflict):
        database.save_interview(mine.model_copy(update={"turns": (turn(1, text="mine"),), "title": "mine"}))
    kept = database.interview("r1")
    assert [t.text for t in kept.turns] == ["theirs"] and kept.title == ""


def test_one_key_makes_one_turn(database: Database) -> None:
    database.create_interview(interview("r1", turn(1, "same")))
    first = database.interview("r1")
    with pytest.raises(Conflict):
        database.save_interview(first.model_copy(update={"turns": (*first.turns, turn(2, "same"))}))
    assert database.interview("r1") == first


def test_of_many_that_save_at_once_one_wins(database: Database) -> None:
    database.create_interview(interview("r1"))
    start = database.interview("r1")
    results: list[str] = []

    def save(name: str) -> None:
        try:
            database.save_interview(start.model_copy(update={"turns": (turn(1, name, name),)}))
            results.append("saved")
        except Conflict:
            results.append("conflict")

    threads = [threading.Thread(target=save, args=(f"k{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["conflict"] * 7 + ["saved"]
    assert len(database.interview("r1").turns) == 1


def test_deleting_an_interview_takes_its_turns_along(database: Database) -> None:
    database.create_interview(interview("r1", turn(1, "k")))
    database.delete_interview("r1")
    database.create_interview(interview("r1", turn(1, "k")))
    assert len(database.interview("r1").turns) == 1


def test_the_same_interview_can_not_be_created_twice(database: Database) -> None:
    database.create_interview(interview("r1"))
    with pytest.raises(Conflict):
        database.create_interview(interview("r1"))


def test_nasty_text_is_stored_and_found_again(database: Database) -> None:
    database.create_interview(interview("r1", turn(1, "k\x00\ud800", NASTY)))
    text = database.interview("r1").turns[0].text
    assert "\x00" not in text and "\ud83d" not in text and "👩‍🚒" in text and "DROP TABLE turns; -- % \\ é" in text
    stored(database, "d1", NASTY, title=NASTY)
    assert "DROP TABLE" in database.document("d1").title
    assert [c.id for c in database.chunks_of("d1")] == ["d1-0"]
    with pytest.raises(NotFound):
        database.interview(NASTY)


def test_settings_have_a_last_value(database: Database) -> None:
    assert database.setting("library") == ""
    database.save_setting("library", "sample")
    database.save_setting("library", "own")
    assert database.setting("library") == "own"


NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)


def call(
    request_id: str,
    at: datetime.datetime = NOON,
    tokens: int = 10,
    sent: str = "Read this.",
    cost: float = 0.0,
    person: str = "",
) -> Call:
    return Call(
        request_id=request_id,
        stamp="read@1-x",
        role="reader",
        model="m",
        at=at,
        seconds=1.5,
        http_requests=1,
        sent=sent,
        answered="{}",
        prompt_tokens=tokens,
        answer_tokens=5,
        cost=cost,
        person=person,
    )


def test_calls_to_a_model_are_kept_by_request_in_order_and_before_the_request_is_stored(database: Database) -> None:
    first, second = call("r1", sent=NASTY.replace("\x00", "").replace("\ud83d", "")), call("r1")
    for made in (first, call("r2"), second):
        database.save_call(made)
    assert database.calls("r1") == [first, second] and database.calls("nope") == []


def test_tokens_are_counted_from_a_moment_on_in_any_time_zone(database: Database) -> None:
    database.save_call(call("r1", NOON - datetime.timedelta(hours=2), tokens=100))
    database.save_call(call("r1", NOON, tokens=20))
    database.save_call(call("r2", NOON.astimezone(datetime.timezone(datetime.timedelta(hours=-9))), tokens=1))
    assert database.spent(NOON).tokens == 20 + 5 + 1 + 5
    tokyo = (NOON - datetime.timedelta(hours=2)).astimezone(datetime.timezone(datetime.timedelta(hours=9)))
    assert database.spent(tokyo).tokens == 100 + 20 + 1 + 3 * 5
    assert database.spent(NOON + datetime.timedelta(seconds=1)) == Spent()


def test_tokens_and_cost_are_counted_by_request(database: Database) -> None:
    for made in (call("r1", cost=0.5), call("r1", cost=0.25, tokens=3), call("r2", cost=4.0)):
        database.save_call(made)
    assert database.spent(request_id="r1") == Spent(tokens=10 + 5 + 3 + 5, cost=0.75)
    assert database.spent().cost == 4.75 and database.spent(request_id="r3") == Spent()


def test_tokens_and_cost_are_counted_by_person_and_nobody_s_too(database: Database) -> None:
    yesterday = NOON - datetime.timedelta(days=1)
    for made in (
        call("r1", cost=0.5, person="a1"),
        call("r2", cost=0.25, person="b2"),
        call("r2", person="a1"),
        call("r1", yesterday, tokens=100, person="a1"),
        call("r3", tokens=1),
    ):
        database.save_call(made)
    assert database.spent(NOON, person="a1") == Spent(tokens=30, cost=0.5)
    assert database.spent(person="a1").tokens == 135 and database.spent(person="b2").cost == 0.25
    assert database.spent(person="").tokens == 6 and database.spent(person="c3") == Spent()
    assert database.spent(NOON).tokens == 15 * 3 + 6


def test_whose_call_it_was_is_counted_and_not_shown(database: Database) -> None:
    database.create_interview(interview("r1", turn(1)))
    database.save_call(call("r1", person="a1"))
    assert [made.person for made in database.calls("r1")] == [""]
    database.delete_interview("r1")
    assert database.spent(person="a1").tokens == 15


def test_deleting_a_request_forgets_what_was_sent_and_keeps_the_count(database: Database) -> None:
    database.create_interview(interview("r1", turn(1)))
    database.save_call(call("r1"))
    database.delete_interview("r1")
    assert database.calls("r1") == [] and database.calls("") == [] and database.spent(NOON).tokens == 15


def test_a_database_of_the_first_format_is_brought_up_to_date(database: Database) -> None:
    with database._connections.write() as connection:
        schema.model_calls.drop(connection)
        connection.execute(update(schema.schema_info).values(version=1))
    with database._connections.write() as connection:
        schema.prepare(connection)
        assert connection.scalar(select(schema.schema_info.c.version)) == schema.SCHEMA_VERSION
    database.save_call(call("r1"))
    assert database.calls("r1")


@pytest.mark.parametrize(("version", "missing"), [(2, ("cost", "person")), (4, ("person",))])
def test_a_database_that_did_not_count_cost_or_persons_counts_them_from_now_on(
    database: Database, version: int, missing: tuple[str, ...]
) -> None:
    database.save_call(call("r1"))
    with database._connections.write() as connection:
        for column in missing:
            connection.execute(text(f"ALTER TABLE model_calls DROP COLUMN {column}"))
        connection.execute(update(schema.schema_info).values(version=version))
    with database._connections.write() as connection:
        schema.prepare(connection)
    database.save_call(call("r1", cost=0.5, person="a1"))
    assert len(database.calls("r1")) == 2 and database.spent().cost == 0.5
    assert database.spent(person="a1").tokens == 15 and database.spent(person="").tokens == 15


def test_a_newer_format_is_refused_in_words(database: Database) -> None:
    with database._connections.write() as connection:
        connection.execute(update(schema.schema_info).values(version=schema.SCHEMA_VERSION + 1))
    with pytest.raises(OperatorError, match="newer version"), database._connections.write() as connection:
        schema.prepare(connection)


def test_a_row_of_another_shape_is_told_and_not_a_crash(database: Database) -> None:
    with database._connections.write() as connection:
        connection.execute(insert(schema.documents).values(id="odd", body='{"id": "odd", "colour": "blue"}'))
    with pytest.raises(OperatorError, match="does not have the form"):
        database.document("odd")


def test_what_an_older_version_stored_is_read_without_the_fields_that_are_gone(database: Database) -> None:
    ready = stored(database, "d1", "Scrap falls.")
    with database._connections.write() as connection:
        older = ready.model_dump_json().replace("{", '{"colour": "blue", ', 1)
        connection.execute(update(schema.documents).values(body=older))
    assert database.document("d1") == ready
