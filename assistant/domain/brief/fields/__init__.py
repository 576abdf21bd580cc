"""What a field of the brief may hold, by its form: a person, a record, the name of a measure or group, a told fact."""
