"""What the request is known to be: slots, readings, the ledger they merge into, the turns they came from."""
