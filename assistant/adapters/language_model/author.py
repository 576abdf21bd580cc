"""The model as author: analyses a case, writes the proposal, repairs, criticises and revises it."""

from collections.abc import Mapping, Sequence

from assistant.domain.proposal.authoring.draft import Analysis, Draft, Rewrites
from assistant.ports import LanguageModel
from assistant.prompting import Prompt


class ModelAuthor:
    """Implements ports.Author on a language model. What it returns is checked by services/authoring.py."""

    def __init__(self, model: LanguageModel, prompts: Mapping[str, Prompt], name: str) -> None:
        self._model, self._prompts, self._name = model, prompts, name

    @property
    def name(self) -> str:
        return self._name

    def analyse(self, request_id: str, dossier: str) -> Analysis:
        return self._model.ask(self._prompts["analyse"].render(request_id, case_file=dossier), Analysis)

    def draft(self, request_id: str, dossier: str, findings: Sequence[str], guided: str) -> Draft:
        noticed = "\n".join(findings) or "none"
        prompt = self._prompts["draft"].render(request_id, case_file=dossier, findings=noticed, guided=guided)
        return self._model.ask(prompt, Draft)

    def repair(self, request_id: str, dossier: str, texts: str) -> Rewrites:
        return self._model.ask(self._prompts["repair"].render(request_id, case_file=dossier, texts=texts), Rewrites)

    def criticise(self, request_id: str, dossier: str, texts: str) -> Rewrites:
        return self._model.ask(self._prompts["critique"].render(request_id, case_file=dossier, texts=texts), Rewrites)

    def revise(self, request_id: str, dossier: str, texts: str, instruction: str) -> Rewrites:
        prompt = self._prompts["revise"].render(request_id, case_file=dossier, texts=texts, wish=instruction)
        return self._model.ask(prompt, Rewrites)
