"""Settings, from the environment or the command line. Every one has a default that works on a bare machine."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_MODEL = "gpt-4.1"  # where only a key of OpenAI is given


def _named(name: str) -> AliasChoices:
    """The name that other tools use for the same setting, or ours."""
    return AliasChoices(name, f"assistant_{name}")


class Settings(BaseSettings):
    """``ASSISTANT_<NAME>`` in the environment sets a value; the command line sets ``data``, ``host`` and ``port``. Those of
    the language model go by the names ``LLM_BASE_URL``, ``LLM_API_KEY``, ``LLM_MODEL`` and so on."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    data: Path = Field(default_factory=lambda: user_data_path("learning-consultant", appauthor=False))
    host: str = "127.0.0.1"
    port: int = 7860
    database_url: str = ""  # "" for SQLite in the data folder
    knowledge: Path | None = None  # a company's own copy of knowledge/
    allowed_hosts: tuple[str, ...] = ()  # names under which the server may be called, besides localhost
    person_header: str = ""  # in it a trusted proxy names who is signed in; "": nobody is told apart
    sample_library: bool = True  # the first run opens on a fictional company's documents
    keyword_only: bool = False  # search without the embedded sentence model
    parse_seconds: float = 60.0
    parse_megabytes: int = 1024
    upload_megabytes: int = 20
    paste_characters: int = 2_000_000
    prompts: Path | None = None  # a company's own copy of prompts/
    telemetry: str = ""  # address of an OTLP collector for spans; "": none are made
    guided: bool = False  # no language model, even where one is configured
    # The language model: any OpenAI-compatible endpoint. Without an address it is OpenAI, and needs a key.
    llm_base_url: str = Field(default="", validation_alias=_named("llm_base_url"))
    llm_api_key: SecretStr = Field(default=SecretStr(""), validation_alias=_named("llm_api_key"))
    openai_api_key: SecretStr = Field(
        default=SecretStr(""), validation_alias="openai_api_key"
    )  # never sent to another address
    llm_model: str = Field(default="", validation_alias=_named("llm_model"))
    llm_reader_model: str = Field(default="", validation_alias=_named("llm_reader_model"))  # "" for llm_model
    llm_writer_model: str = Field(default="", validation_alias=_named("llm_writer_model"))
    llm_turn_seconds: float = Field(
        default=56.0, validation_alias=_named("llm_turn_seconds")
    )  # reading and writing together
    llm_draft_seconds: float = Field(default=240.0, validation_alias=_named("llm_draft_seconds"))
    llm_first_token_seconds: float = Field(default=25.0, validation_alias=_named("llm_first_token_seconds"))
    llm_tokens_a_day: int = Field(default=0, validation_alias=_named("llm_tokens_a_day"))  # 0: no limit
    llm_tokens_a_request: int = Field(default=0, validation_alias=_named("llm_tokens_a_request"))
    llm_prices: dict[str, tuple[float, float]] = Field(
        default={}, validation_alias=_named("llm_prices")
    )  # by model, for a million tokens sent and answered
    llm_cost_a_day: float = Field(default=0.0, validation_alias=_named("llm_cost_a_day"))
    llm_cost_a_request: float = Field(default=0.0, validation_alias=_named("llm_cost_a_request"))
    llm_tokens_a_person: int = Field(default=0, validation_alias=_named("llm_tokens_a_person"))  # of a day
    llm_cost_a_person: float = Field(default=0.0, validation_alias=_named("llm_cost_a_person"))
    llm_private: tuple[str, ...] = Field(
        default=(), validation_alias=_named("llm_private")
    )  # words never sent, besides mail and such

    llm_read_documents: bool = Field(
        default=False, validation_alias=_named("llm_read_documents")
    )  # whole documents may be sent, to look for goals in them

    @property
    def llm_key(self) -> str:
        """The key for the endpoint; the one of OpenAI only for OpenAI itself."""
        own = self.llm_api_key.get_secret_value()
        return own or ("" if self.llm_base_url else self.openai_api_key.get_secret_value())

    @property
    def writer_model(self) -> str:
        """The model that words replies and drafts."""
        return self.llm_writer_model or self.llm_model or DEFAULT_MODEL

    @property
    def has_llm(self) -> bool:
        """True where a language model is configured."""
        return not self.guided and bool(self.llm_base_url or self.llm_key)
