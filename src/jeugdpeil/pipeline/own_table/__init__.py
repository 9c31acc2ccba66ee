"""From a table of one's own to expected use: `jeugdpeil expected`."""
