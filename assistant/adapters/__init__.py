"""One outside thing a module: database, vector index, parser, file format, guided reader."""
