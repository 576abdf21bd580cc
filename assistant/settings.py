"""Settings, from the environment or the command line. Every one has a default that works on a bare machine."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """``ASSISTANT_<NAME>`` in the environment sets a value; the command line sets ``data``, ``host`` and ``port``."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    data: Path = Field(default_factory=lambda: user_data_path("learning-consultant", appauthor=False))
    host: str = "127.0.0.1"
    port: int = 7860
    database_url: str = ""  # "" for SQLite in the data folder
    knowledge: Path | None = None  # a company's own copy of knowledge/
    allowed_hosts: tuple[str, ...] = ()  # names under which the server may be called, besides localhost
    sample_library: bool = True  # the first run opens on a fictional company's documents
    keyword_only: bool = False  # search without the embedded sentence model
    parse_seconds: float = 60.0
    parse_megabytes: int = 1024
    upload_megabytes: int = 20
    paste_characters: int = 2_000_000
