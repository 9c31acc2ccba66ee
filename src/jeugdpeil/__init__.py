"""Jeugdpeil: an open monitor of Dutch youth care, from CBS files and iJw messages to figures."""

__version__ = "0.1.0"
