"""What the page can do about the language model: show it, try it, show what was sent to it."""

from assistant.services.product import Assistant
from assistant.web.ui import model_cards
from assistant.web.ui.desk import Act, Click
from assistant.web.ui.layout import Page
from assistant.web.ui.showing import Updates


class ModelDesk:
    """The handlers of the model's dialogs."""

    def __init__(self, assistant: Assistant, page: Page) -> None:
        self._assistant, self._reader = assistant, page.reader

    @property
    def acts(self) -> dict[str, Act]:
        """What a click may open."""
        return {"model": self._page, "sent": self._sent}

    @property
    def slow(self) -> dict[str, Act]:
        """What may take a minute."""
        return {"check_model": self._check}

    def _page(self, _click: Click) -> Updates:
        return {self._reader: model_cards.page(self._assistant.settings, None)}

    def _check(self, _click: Click) -> Updates:
        return {self._reader: model_cards.page(self._assistant.settings, tuple(self._assistant.health()))}

    def _sent(self, click: Click) -> Updates:
        interview, calls = (
            self._assistant.repository.interview(click.value),
            self._assistant.repository.calls(click.value),
        )
        labels = {slot: question.label for slot, question in self._assistant.knowledge.questions.items()}
        return {self._reader: model_cards.sent(interview.title, calls, interview.turns, labels)}
