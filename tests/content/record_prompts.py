"""Records the prompts as they are sent, with plain inputs: a change of wording is then a difference that people see."""

from pathlib import Path

from assistant.prompting import load

ROOT = Path(__file__).parents[2] / "prompts"


def rendered(name: str) -> str:
    """The prompt with one line for each of its inputs."""
    prompt = load(ROOT)[name]
    sent = prompt.render("request", **{key: f"({said})" for key, said in prompt.inputs.items()})
    head = f"{sent.stamp} role={sent.role.value} turn={sent.turn} most_tokens={sent.most_tokens}"
    return f"{head}\n\n{sent.instructions}\n\n=== data ===\n{sent.data}\n"


if __name__ == "__main__":
    folder = Path(__file__).parent / "rendered_prompts"
    folder.mkdir(exist_ok=True)
    for path in ROOT.glob("[!R]*.md"):
        (folder / f"{path.stem}.txt").write_text(rendered(path.stem), "utf-8")
