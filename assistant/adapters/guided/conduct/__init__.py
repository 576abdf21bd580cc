"""What else a message does: corrects, asks back, skips, refuses, evades."""
