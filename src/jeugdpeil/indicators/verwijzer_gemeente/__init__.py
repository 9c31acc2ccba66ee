"""The indicator verwijzer-gemeente."""
