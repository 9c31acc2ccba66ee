"""The notes that rows of regions and of derived facts carry; their sentences are locale texts."""

# On a region: a source still has a row for a gemeente that is gone.
ABOLISHED = "opgeheven"
# On a gemeente that lies in several of the division year, and on a sum that such a one spoils.
CUT_UP = "gesplitst"
# On a fact of a gemeente that was put together from the gemeenten that became it.
CONFORMED = "heringedeeld"
# On a fact of a region that is the sum of its gemeenten.
SUM_OF_GEMEENTEN = "som van gemeenten"
