"""A first-year amount of money on its way to a forecast."""

from dataclasses import dataclass

from assistant.domain.measurement.arithmetic import Amount


@dataclass(frozen=True)
class Gain:
    """A first-year amount before shares. ``of_loss``: it is the whole loss, of which only a part can be avoided.
    ``missing`` names in plain words which numbers are still needed."""

    amount: Amount | None
    of_loss: bool = False
    missing: tuple[str, ...] = ()
    what: str = ""
    once: bool = False  # a loss of so many weeks, not one that goes on all year
    undated: bool = False  # a loss for which no period was told

    @property
    def complete(self) -> bool:
        return self.amount is not None and not self.missing
