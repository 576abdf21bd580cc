"""The shapes of knowledge/: what people who do not code may edit. adapters/content.py reads and checks the files."""

from typing import Annotated, Literal

from pydantic import Field

from assistant.domain.shapes import Shape
from assistant.domain.slots import Cell, Slot


class Question(Shape):
    """How to ask for one slot. All texts are complete questions for a business person, without learning jargon."""

    slot: Slot
    label: str  # the slot in a few plain words, as it reads in the middle of a sentence: "the value today"
    ask: str
    short: str  # at most 12 words, for a terse person
    plain: str  # simple sentences, no idiom, for a non-native reader
    why: str = Field(max_length=80)  # under ten words: "so we measure what you care about"
    vague: str  # what a vague answer to this looks like (for the people who edit the file)
    follow_ups: tuple[str, str]  # after a vague answer: each offers something concrete (range, choice, example)
    differently: str  # asks the same again from another side, after an evasive answer
    choices: tuple[str, ...] = ()  # up to five answers offered as buttons
    in_order: str = ""  # of a cause: the choice that says this condition is in order; every other says it is in the way
    who_knows: str = ""  # after "I don't know": who else could tell
    credited: str = ""  # asks what share of the change is credited to the learning, and how sure they are
    same_everywhere: str = ""  # asks for a contrast between groups, sites or times
    ahead: str = ""  # asks of work that begins on a day to come: of that there is no recent case
    ahead_follow_up: str = ""  # its first follow-up
    open_question: str  # how the open item reads in the proposal: "What does one lost hour cost?"
    owner: str  # function that usually knows, proposed as owner of the open item
    days: int = 7  # proposed working time until that owner answers


class QuestionPair(Shape):
    """Two slots that one natural answer fills, asked in one message: at most two question marks in each text."""

    slots: tuple[Slot, Slot]
    ask: str
    short: str
    plain: str
    why: str = Field(max_length=80)


class QuestionsFile(Shape):
    """knowledge/questions.yaml; the other files of knowledge/ are plain lists of one shape."""

    questions: tuple[Question, ...]
    pairs: tuple[QuestionPair, ...]


class CauseCell(Shape):
    """One cell of the cause analysis, in words a manager would use."""

    cell: Cell
    label: str  # "tools, process and time"
    plain: str  # "something in the way of doing it right"
    for_statement: str  # the cause as one sentence of a proposal, {task} may be used
    recap: str  # how the recap offers it as main cause, one plain clause
    probes: tuple[str, ...]  # questions that tell it from its neighbours
    rivals: tuple[Cell, ...]  # cells it is most often confused with, best first
    remedies: tuple[str, ...]  # intervention ids, best first
    source: str
    interim: str = ""  # what the managers of the people can do from tomorrow, until a remedy is there
    early_sign: str = ""  # what shows within weeks that the cause gives way
    early_target: str = ""  # from where on that sign speaks for going on: ours, shown as a proposal
    trial: str = ""  # how one team works for two weeks to test the cause: "with this out of the way"; "" where asking people does


class Intervention(Shape):
    """Something that can be done, learning or not."""

    id: str
    name: str
    learning: bool
    cells: tuple[Cell, ...]  # causes it acts on
    what: str  # one sentence for the proposal: what is done
    early_sign: str = ""  # what shows within weeks that it works; "" where that of its cause does
    early_target: str = ""  # from where on that sign speaks for going on: ours, shown as a proposal
    because: str = ""  # what is in the way where this helps, a clause after "because"; empty for learning
    when: str
    when_not: str
    owner: str  # function that owns it: IT, HR, Finance, Process, Facilities, Operations, Line management, L&D, Legal, Quality
    ask: str  # what is asked of that function, one imperative sentence
    effort_days: tuple[float, float]  # person-days to set up, low and high; ours, labelled as an estimate
    lead_weeks: tuple[float, float]  # until first use, low and high
    mode: Literal["push", "pull"]
    form: Literal["event", "process"]
    practice: bool = False  # contains practice with feedback
    stop_gap: bool = False  # can be in place within days
    keywords: tuple[str, ...] = ()  # words in what people say that make this one fit better than its neighbours
    source: str = ""


class MetricEntry(Shape):
    """A business measure as functions usually keep it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    function: str
    unit: str
    rises: bool  # the wanted direction
    source: str  # system that usually holds it
    owner: str  # function that usually supplies it
    leading: tuple[str, ...]  # early signs within weeks
    behaviour: str  # how on-the-job behaviour that drives it is observed (level 3)
    counter: str  # what must not get worse


class Guard(Shape):
    """What must not get worse while a measure of one kind gets better."""

    id: str
    words: tuple[str, ...] = Field(min_length=1)  # beginnings of words by which the kind is known
    counter: str


class Figure(Shape):
    """A published figure. Shown only with source and year, never as this company's data."""

    id: str
    statement: str
    value: float
    high: float | None = None
    unit: str
    source: str
    year: int
    caution: str = ""


class Message(Shape):
    """A sentence of the assistant: a full, a short and a plain wording, all with the same {placeholders}. ``also`` holds
    other full wordings, taken in turn so that a repeated message does not sound mechanical; ``choices`` are offered as
    buttons (same placeholders allowed); ``why`` is the reason shown where the message asks something."""

    key: str
    full: str
    short: str
    plain: str
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    why: str = Field(default="", max_length=80)


class Term(Shape):
    """A word of learning jargon, with its plural or spelling variants, and what to say to business people instead."""

    term: str
    also: tuple[str, ...] = ()
    say: str
    meaning: str


class Theme(Shape):
    """A kind of strategic goal, and what it asks of people. ``starters`` are questions for the leader who answers for such a
    goal: {goal} is the goal in the document's own words, {measure} what it counts."""

    id: str
    name: str
    words: str  # a goal belongs to the theme whose words it uses most
    leader: str  # who usually answers for such goals, where no document says so
    depends: Literal["people", "both", "means"]  # what moves them: people's daily work, or equipment, money and markets
    asks: str  # after "people would have to"
    learning: str  # where learning could help, a clause after "where"
    besides: str  # what else usually stands in the way, a clause
    starters: tuple[str, ...]
    source: str


class Openers(Shape):
    """Questions that a gap in a goal gives reason for; {goal} and {measure} as in a theme."""

    differ: str  # {one} and {other}: what two documents say
    owner: str
    baseline: str
    target: str
    near: str  # {target} and {by}


class StrategySource(Shape):
    """Where strategy is found. ``type`` is the type of document that it gives."""

    name: str
    where: str
    look_for: str
    type: str


class StrategyFile(Shape):
    """knowledge/strategy.yaml; ``other`` holds the goals that fit no theme, ``sources`` are in the order to try them."""

    themes: tuple[Theme, ...]
    other: Theme
    openers: Openers
    sources: tuple[StrategySource, ...]


Label = Annotated[str, Field(pattern=rf"^(?:{'|'.join(Cell)}):(?:for|against)$")]
"""A side of a cell."""


class Utterance(Shape):
    """A sentence as people ordinarily say it, written for this project, that teaches the guided reader what a sentence
    is about. ``label`` is a slot id, "cell:for" or "cell:against" (which stands for the cell's slot too), "intent:NAME" or
    "other" (no fact, no intent); ``also`` holds further labels, among them "vague" for words without checkable content;
    ``weight`` is the strength as evidence of a cause, as in CauseReading. ``asked``: said when asked about that very cell, so
    that it teaches on which side a sentence speaks, and not how to recognise what it is about."""

    text: str
    label: str
    also: tuple[str, ...] = ()
    weight: int = Field(default=1, ge=1, le=3)
    asked: bool = False


class Part(Shape):
    """A sentence of an answer: what it says, and the sides it takes, as "cell:for" (in the way) or "cell:against" (in order)."""

    says: str
    sides: tuple[Label, ...] = ()


class Answer(Shape):
    """What somebody says of the conditions of work, written for this project: a remark of one part, or an answer of several
    to the question about ``asked``. It teaches the guided reader which side a text takes."""

    asked: Cell | None = None
    parts: tuple[Part, ...] = Field(min_length=1)


class Knowledge(Shape):
    """Everything in knowledge/, checked."""

    questions: dict[Slot, Question]
    pairs: tuple[QuestionPair, ...]
    causes: dict[Cell, CauseCell]
    interventions: dict[str, Intervention]
    metrics: tuple[MetricEntry, ...]
    guards: tuple[Guard, ...] = ()
    figures: dict[str, Figure]
    messages: dict[str, Message]
    glossary: tuple[Term, ...]
    strategy: StrategyFile
