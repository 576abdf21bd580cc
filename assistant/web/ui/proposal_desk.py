"""What the page can do with a proposal: draft, reword, look at it as one of its readers, go back."""

from assistant.domain.errors import CallerError
from assistant.domain.proposal.views import VIEWS
from assistant.services.product import Assistant
from assistant.web.ui.desk import Act, Click, opened
from assistant.web.ui.layout import Page
from assistant.web.ui.screen import drafted
from assistant.web.ui.showing import Showing, Updates
from assistant.web.ui.words import say


class ProposalDesk:
    """The handlers of proposals."""

    def __init__(self, assistant: Assistant, page: Page, showing: Showing) -> None:
        self._assistant, self._page, self._show = assistant, page, showing.request

    @property
    def acts(self) -> dict[str, Act]:
        """What a click may do with a proposal."""
        return {
            "rewrite": self._rewrite,
            "leave_out_section": lambda click: self._leave_out(click, out=True),
            "put_back": lambda click: self._leave_out(click, out=False),
            "view": self._view,
            "former": self._former,
        }

    @property
    def slow(self) -> dict[str, Act]:
        """What may take minutes where a language model is asked. The page goes on meanwhile, and opens the request anew when
        it is done, if it is still the one looked at."""
        return {"draft": self._draft, "revise": self._revise}

    def _draft(self, click: Click) -> Updates:
        self._assistant.drafting.draft(opened(click.request))
        return {}

    def _revise(self, click: Click) -> Updates:
        self._assistant.drafting.revise(opened(click.request), click.value, click.fields.get("wish", "").strip())
        return {}

    def _rewrite(self, click: Click) -> Updates:
        self._assistant.editing.rewrite(opened(click.request), click.value, click.fields.get("text", ""))
        return self._show(click.request)

    def _leave_out(self, click: Click, out: bool) -> Updates:
        self._assistant.editing.leave_out(opened(click.request), click.value, out)
        return self._show(click.request)

    def _view(self, click: Click) -> Updates:
        if click.value not in VIEWS:
            raise CallerError(say("common.unset"))
        return {self._page.panel.proposal: drafted(self._assistant, opened(click.request), click.value)}

    def _former(self, click: Click) -> Updates:
        self._assistant.drafting.restore(opened(click.request))
        return self._show(click.request)
