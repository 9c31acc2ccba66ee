"""Where site, API and reports meet: one application, one server."""
