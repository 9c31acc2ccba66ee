"""A generated, fictional country with known truth: source files for the ordinary pipeline."""

from jeugdpeil.sources.demo.country import DEFAULT_SEED, DemoCountry, DemoPublication, generate
from jeugdpeil.sources.demo.long_table import DemoTable
from jeugdpeil.sources.demo.reader import read_demo, read_description
from jeugdpeil.sources.demo.truth import DemoTruth, read_truth

__all__ = [
    "DEFAULT_SEED",
    "DemoCountry",
    "DemoPublication",
    "DemoTable",
    "DemoTruth",
    "generate",
    "read_demo",
    "read_description",
    "read_truth",
]
