"""The indicator gezinsgericht."""
