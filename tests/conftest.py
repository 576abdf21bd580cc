"""No test calls a language model that happens to be configured on the machine it runs on."""

import os

for name in ("OPENAI_API_KEY", "LLM_BASE_URL", "LLM_API_KEY", "LLM_MODEL", "LLM_READER_MODEL", "LLM_WRITER_MODEL"):
    os.environ.pop(name, None)
