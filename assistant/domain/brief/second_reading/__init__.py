"""A message read a second time, by a language model: what it labels is checked and merged with the guided reading.

The model only labels stretches of the message. Numbers, units and dates are parsed from the stretch by the guided parsers. A
label counts only where the model has earned it, by labelling as the guided reading does wherever that one is sure; then it
rules over the guided reading of the same words."""
