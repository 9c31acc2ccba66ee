"""Models that say more than was counted: expected use."""
