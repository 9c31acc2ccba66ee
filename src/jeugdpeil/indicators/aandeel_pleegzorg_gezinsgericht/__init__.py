"""The indicator aandeel-pleegzorg-gezinsgericht."""
