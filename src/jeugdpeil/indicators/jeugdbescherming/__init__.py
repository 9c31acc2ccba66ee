"""The indicator jeugdbescherming."""
