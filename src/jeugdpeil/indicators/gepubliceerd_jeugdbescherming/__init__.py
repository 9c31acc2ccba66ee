"""The indicator gepubliceerd-jeugdbescherming."""
