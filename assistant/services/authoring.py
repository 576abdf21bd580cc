"""An author's proposal: analysis, draft, one repair, one critique; every line checked, everything else stays guided.

At most four calls. Each may fail: the proposal is then as good as what was there before it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.errors import ModelFailed
from assistant.domain.proposal.authoring import against, applying, checking, effort, further, places, ranking
from assistant.domain.proposal.authoring.checking import Checked
from assistant.domain.proposal.authoring.desk import Desk
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.draft import Draft, Rewrites, mended
from assistant.domain.proposal.authoring.draft import lines as texts_of
from assistant.domain.proposal.authoring.marks import with_marks
from assistant.domain.proposal.authoring.polish import polished
from assistant.domain.proposal.authoring.sums import noted
from assistant.domain.proposal.grounding import common_words
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.domain.proposal.walking import rewritten, statements_of
from assistant.ports import Author

_log = logging.getLogger(__name__)
_DISSENT, _VERDICT = "verdict.dissent", "verdict.sentence"
_CELL = 2  # stops in the place of a table's cell: "mix.0.by"
_GROWING = ("effort", "open")  # tables to which a repair may add rows


class Authoring:
    """Lets an author write, and lets through what holds. ``markdown`` is how the author reads a proposal."""

    def __init__(self, author: Author, markdown: Callable[[Proposal], str]) -> None:
        self._author, self._markdown = author, markdown

    def write(self, desk: Desk) -> Proposal:
        """The proposal in the author's prose where it passed its checks."""
        request_id, guided = desk.guided.request_id, desk.guided
        try:
            findings, dissent, desk = self._analysed(desk)
            draft = self._author.draft(request_id, desk.dossier.text, findings, self._markdown(desk.guided))
        except ModelFailed as failure:
            _log.info("The proposal stays guided: %s", failure.reason)
            return desk.guided
        draft, checked = self._repaired(desk, draft)
        written = applying.apply(desk.guided, draft, checked, desk.dossier.left_open)
        if dissent:
            written = written.model_copy(update={"verdict": written.verdict.model_copy(update={"dissent": dissent})})
        final = polished(self._criticised(_over(desk, written), written), desk.guided)
        if final == desk.guided:
            return final
        if final.causes != guided.causes:  # the author orders and words them
            final = further.without_forms(final)
        final = with_marks(final, desk.dossier)
        return final.model_copy(update={"provenance": _provenance(self._author.name)})

    def revise(self, desk: Desk, proposal: Proposal, section: str, instruction: str) -> Proposal:
        """The proposal with one section ("" for all) rewritten as a person asks. Raises ModelFailed."""
        desk = _over(desk, proposal)
        found = {p: s for p, s in places.statements(proposal).items() if places.within(p, section)}
        answer = self._author.revise(proposal.request_id, desk.dossier.text, _listed(found, desk.dossier), instruction)
        return places.replaced(proposal, self._accepted(desk, proposal, found, answer))

    def _analysed(self, desk: Desk) -> tuple[tuple[str, ...], Statement | None, Desk]:
        """The findings, as written, those that do not hold with what is wrong; the reason for a verdict of the author's own where
        it differs; and the desk with the main cause that the author has reason to put first."""
        try:
            analysis = self._author.analyse(desk.guided.request_id, desk.dossier.text)
        except ModelFailed as failure:
            _log.info("No analysis: %s", failure.reason)
            return (), None, desk
        told = tuple(f"{text}{self._amiss(desk, text)}" for text in analysis.findings if text.strip())
        desk = desk.without_figures(analysis.wrong_figures)
        cell, reason = analysis.main_cause.strip().lower(), self._statement(desk, analysis.main_cause_reason)
        if reason and reason.sources and ranking.may_lead(desk.guided, cell):
            desk = replace(desk, guided=ranking.with_main_cause(desk.guided, cell, reason))
        own = analysis.dissent_verdict.strip().upper()
        differs = own in {verdict.value for verdict in Verdict} - {desk.guided.verdict.verdict.value}
        return told, self._statement(desk, analysis.dissent_reason, _DISSENT) if differs else None, desk

    def _amiss(self, desk: Desk, finding: str) -> str:
        """What keeps a finding from being used as it stands, "" where nothing does."""
        _, wrong = desk.read("", finding, common_words(desk.base, (finding,)))
        return f"\n  ! does not hold as it stands: {wrong}" if wrong else ""

    def _repaired(self, desk: Desk, draft: Draft) -> tuple[Draft, Checked]:
        checked = checking.check(draft, desk)
        told = checked.wishes | checked.complaints
        if not told:
            return draft, checked
        texts = texts_of(draft)
        wrong = "\n".join(f"{place}: {texts.get(place, '')}\n  ! {why}" for place, why in told.items())
        try:
            answer = self._author.repair(desk.guided.request_id, desk.dossier.text, wrong)
        except ModelFailed as failure:
            _log.info("No repair: %s", failure.reason)
            return draft, checked
        for place in (item.place for item in answer.rewrites if not _mends(item.place, told)):
            _log.info("The repair of %s was not asked for", place)
        draft = mended(draft, {item.place: item.text for item in answer.rewrites if _mends(item.place, told)})
        checked = checking.check(draft, desk)
        for place, why in checked.complaints.items():
            _log.info("The text for %s stays guided: %s", place, why)
        return draft, checked

    def _criticised(self, desk: Desk, written: Proposal) -> Proposal:
        seen = places.shown(written)
        found = {place: said for place, said in places.statements(written).items() if place in seen}
        try:
            answer = self._author.criticise(written.request_id, desk.dossier.text, _paper(written, found, desk.dossier))
        except ModelFailed as failure:
            _log.info("No critique: %s", failure.reason)
            return written
        wanted = [item.place for item in answer.rewrites if not item.text.strip()]
        struck = places.strikes(wanted, found)
        lines = further.listed(written)
        for place in (place for place in wanted if place not in struck and place not in lines):
            _log.info("The critic may not take out %s", place)
        written = further.without_lines(written, wanted)
        changes = struck | self._accepted(desk, written, found, answer)
        return rewritten(places.replaced(written, changes), lambda statement: statement)  # the struck leave their lists

    def _accepted(
        self, desk: Desk, proposal: Proposal, found: Mapping[str, Statement], answer: Rewrites
    ) -> dict[str, Statement]:
        """The rewrites that hold; a text is never rewritten into nothing."""
        recommended, kept = against.recommended_of(proposal), dict[str, Statement]()
        common = common_words(desk.base, (*(s.text for s in found.values()), *(item.text for item in answer.rewrites)))
        for item in answer.rewrites:
            if item.place not in found or not item.text.strip():
                continue
            said, wrong = self._judged(desk, item.text, common, item.place, recommended)
            if wrong:
                _log.info("The new text for %s is not used: %s", item.place, wrong)
            else:
                kept[item.place] = _ended_like(found[item.place], said)
        return _on_page_one(kept, found) | kept

    def _statement(self, desk: Desk, text: str, place: str = "") -> Statement | None:
        """The text as a statement where it holds and does not go against the verdict."""
        said, wrong = self._judged(desk, text, common_words(desk.base, (text,)), place) if text.strip() else (None, "")
        return None if wrong else said

    def _judged(
        self, desk: Desk, text: str, common: frozenset[str], place: str, recommended: tuple[str, ...] = ()
    ) -> tuple[Statement, str]:
        """The text as a statement, and why it may not be used ("" where it may). ``common``: words that are no names."""
        text = effort.filled(text, desk.dossier.figures.get(effort.LABELS[effort.PLAN]))
        said, wrong = desk.read(place, text, common)
        if place == _VERDICT:
            return said, wrong or against.other_verdict(said.text, desk.guided.verdict.verdict)
        return said, wrong or against.contradiction(place, said.text, desk.guided, recommended)


def _mends(place: str, told: Mapping[str, str]) -> bool:
    """True for a text that was asked for: its place, another cell of the same row, or a row behind one."""
    table, _, _ = place.partition(".")
    rows = {named.rpartition(".")[0] for named in told if named.count(".") == _CELL}
    grows = table in _GROWING and any(named.partition(".")[0] == table for named in told)
    return place in told or place.rpartition(".")[0] in rows or grows


def _ended_like(old: Statement, new: Statement) -> Statement:
    """The new text as a sentence where the old one was: the two may stand between others."""
    whole = old.text.endswith(".") and wording.ended(new.text)
    return new.model_copy(update={"text": whole}) if whole else new


def _on_page_one(kept: Mapping[str, Statement], found: Mapping[str, Statement]) -> dict[str, Statement]:
    """The same change wherever page one repeats a text, or a text repeats page one."""
    pairs = ((place, other) for place in kept for other in found if found[other] == found[place])
    return {other: kept[place] for place, other in pairs if "front." in (place[:6], other[:6])}


def _over(desk: Desk, proposal: Proposal) -> Desk:
    """The desk with what the proposal itself plans to cite: its days and its whole effort."""
    desk = desk.with_plan(day for said in statements_of(proposal) for day in said.days)
    return desk.with_figures(effort.found_in(proposal))


def _paper(proposal: Proposal, found: Mapping[str, Statement], dossier: Dossier) -> str:
    """What a reader of the paper sees: the texts that may be changed, what stands beside them, and the further material."""
    beside = (f"{place}: {text}" for place, text in places.fixed(proposal).items())
    lines = (f"{place}: {text}" for place, text in further.listed(proposal).items())
    parts = (_listed(found, dossier), "## Not to be changed", *beside, "## Further material", *lines)
    return "\n".join(parts)


def _listed(found: Mapping[str, Statement], dossier: Dossier) -> str:
    """Every text by its place, with the labels of what it rests on."""
    return "\n".join(f"{place}: {said.text}{_labelled(said, dossier)}" for place, said in found.items())


def _labelled(said: Statement, dossier: Dossier) -> str:
    labels = [label for source in said.sources if (label := dossier.label_of(source))]
    cited = {figure: label for label, figure in dossier.figures.items()}
    sums = [cited.get(figure) or noted(figure) for figure in said.figures]
    marks = [*dict.fromkeys(labels), *sums, *(["proposed"] if said.proposed else [])]
    return f" [{'; '.join(marks)}]" if marks else ""


def _provenance(name: str) -> str:
    return f"Draft, written with AI ({name}) from the conversation and the documents"
