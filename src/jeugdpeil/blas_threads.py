"""Imported before numpy: linear algebra with one thread, unless the user asks for more.

The engine solves thousands of systems of at most a few hundred unknowns. Threads that wait for each
other over such a system cost three times the CPU time of one that does the work (a spatial model of
48 areas: 33 against 10 CPU-seconds on two busy cores), and leave nothing for the rest of a machine.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
