"""The mockups beside the product: ``python -m evals.beside MOCKUPS SCREENSHOTS``. The pictures of ``evals.screenshots`` are there
already; the mockups are not part of the project."""

import sys
from pathlib import Path
from typing import Any

_PAIRS = {
    "home": ("empty", "home"),
    "workspace": ("workspace", "workspace"),
    "evidence": ("workspace-evidence", "evidence"),
    "proposal": ("proposal", "reading"),
    "library": ("library", "library"),
    "phone": ("phone-chat", "workspace-phone"),
}
_GAP = 16  # dots between the two
_WIDEST = 2_000


def run(mockups: Path, pictures: Path) -> None:
    """Writes beside-home.png and so on among the pictures: what was aimed at on the left, what there is on the right."""
    for name, (aimed, made) in _PAIRS.items():
        _joined(mockups / f"{aimed}.png", pictures / f"{made}.png").save(pictures / f"beside-{name}.png", optimize=True)


def _joined(left: Path, right: Path) -> Any:
    """Two pictures of one height, side by side."""
    from PIL import Image

    images: list[Any] = [Image.open(path).convert("RGB") for path in (left, right)]
    height = min(image.height for image in images)
    images = [image.resize((image.width * height // image.height, height)) for image in images]
    sheet: Any = Image.new("RGB", (sum(image.width for image in images) + _GAP, height), "#8f8a80")
    sheet.paste(images[0], (0, 0))
    sheet.paste(images[1], (images[0].width + _GAP, 0))
    scale = min(1.0, _WIDEST / sheet.width)
    return sheet.resize((int(sheet.width * scale), int(height * scale))).quantize(128)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
