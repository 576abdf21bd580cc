"""Composing the proposal from the ledger and what was concluded from it: plain functions, no language model."""

from assistant.domain.proposal.drafting.compose import compose

__all__ = ["compose"]
