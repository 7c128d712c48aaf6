"""A program that uses the embedded server and is killed by a test: ``python parent.py [fork]``."""

import os
import sys
import time
from pathlib import Path

from summarizer.embedded.serve import EmbeddedServer

STAND_IN = (sys.executable, str(Path(__file__).with_name("stand_in.py")), "listen")

with EmbeddedServer(command=STAND_IN) as served:
    if "fork" in sys.argv and os.fork() == 0:
        time.sleep(20)  # holds the pipe to the server open, as a forked worker would
        os._exit(0)
    sys.stdout.write(f"{served.base_url} {served.api_key}\n")
    sys.stdout.flush()
    time.sleep(60)
