"""A model card looks the same on the site and in a file of its own."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_site_and_a_loose_card_have_one_style() -> None:
    """The bundle of the site holds what the loose card carries inside it."""
    loose = ROOT / "src" / "jeugdpeil" / "site" / "templates" / "model_card.css"
    bundled = ROOT / "web" / "src" / "parts" / "model-card.css"
    assert bundled.read_text(encoding="utf-8") == loose.read_text(encoding="utf-8")
