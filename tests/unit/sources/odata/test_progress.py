"""How a retrieval tells how far it is."""

from jeugdpeil.sources.cbs.odata_client import fetch_table
from jeugdpeil.sources.cbs.table_request import TableRequest
from jeugdpeil.sources.progress import BarProgress


class Telling:
    """Keeps what it was told."""

    def __init__(self):
        self.told = []

    def start(self, label, total):
        self.told.append(("start", label, total))

    def advance(self, rows):
        self.told.append(("advance", rows))

    def finish(self, outcome):
        self.told.append(("finish", outcome))


def test_a_retrieval_tells_of_every_page(store, server, wijk_table, client, now, policy):
    """Rows in all and rows per page make a bar; an unchanged table says so."""
    request = TableRequest(wijk_table.id, base_url=server.feed)
    telling = Telling()

    fetch_table(store, request, client, now, telling, policy)
    fetch_table(store, request, client, now, telling, policy)

    assert telling.told == [
        ("start", "85335NED Jongeren met jeugdzorg in natura; wijken, 2022", 4),
        ("advance", 3),
        ("advance", 1),
        ("finish", "opgehaald"),
        ("start", "85335NED", None),
        ("finish", "niet gewijzigd"),
    ]


def test_the_bar_of_a_terminal_follows_along(capsys):
    """It fills up, names the outcome and leaves the terminal in order."""
    with BarProgress() as progress:
        progress.start("85335NED", 4)
        progress.advance(4)
        progress.finish("opgehaald")

    assert "85335NED: opgehaald" in capsys.readouterr().out
