"""Where remarks on figures go."""

from jeugdpeil.published.manifest import MonitorInfo

ORIGIN = "{herkomst}"


def address_of(monitor: MonitorInfo) -> str:
    """Where remarks on figures go: what the monitor file says, else the contact of the owner.

    Returns:
        An address for letters, a form with a place for the origin, or nothing: a contact such as
        a phone number is no address to send anything to.

    >>> address_of(MonitorInfo("", "", "vragen@example.org", "nl", "NL00", 2026))
    'vragen@example.org'
    """
    if monitor.corrections:
        return monitor.corrections
    contact = monitor.contact.strip()
    is_letter = "@" in contact and " " not in contact
    return contact if is_letter else ""
