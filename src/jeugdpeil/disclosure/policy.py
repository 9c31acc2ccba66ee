"""The rules for small numbers that a monitor works by."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """Primary protection of counts of youths and of trajecten.

    Args:
        minimum: a count below this is not shown; at least 10.
        rounding: counts are shown as multiples of this; at least 5.

    Raises:
        ValueError: the policy is looser than the floor of the product.

    Source:
        CBS youth-care tables: rounded to multiples of 5, below 10 secret.
    """

    minimum: int = 10
    rounding: int = 5

    def __post_init__(self) -> None:
        if self.minimum < 10 or self.rounding < 5:
            raise ValueError(f"policy {self.minimum}/{self.rounding} is looser than 10/5")
