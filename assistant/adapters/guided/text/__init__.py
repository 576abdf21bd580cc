"""Tokens, sentences, the words that numbers and dates are made of."""
