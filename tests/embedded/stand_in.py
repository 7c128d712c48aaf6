"""A child process with the real protocol and a toy in place of the language model: ``python stand_in.py MODE``.

Modes: listen (answers requests), silent (never gets ready), loaded (says that it is loaded first, and answers with what
it was ordered to have read), die (fails while loading), chatty (prints to standard
output before it answers), deaf (does not end when its input closes).
"""

import http.server
import json
import os
import sys
import threading
import time

from summarizer.embedded import child


def serve(order: child.Order, say: child.Say) -> None:
    mode = sys.argv[1]
    if mode == "silent":
        time.sleep(60)
    if mode == "die":
        sys.stderr.write("loading\nthe tensors do not fit\n\n")
        sys.exit(7)
    if mode == "loaded":
        say({"loaded": True})
        time.sleep(1)  # longer than the test allows for loading
    if mode == "chatty":
        os.write(1, b'{"port": 1}\n')
    say({"port": _listening(order)})
    time.sleep(60)


def _listening(order: child.Order) -> int:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            right = self.headers.get("Authorization") == f"Bearer {order['key']}"
            if self.path == "/v1/crash":
                self.do_POST()
            self.send_response(200 if right else 401)
            self.end_headers()
            self.wfile.write(
                json.dumps({"pid": os.getpid(), "model": order["alias"], "prefix": order["prefix"]}).encode()
            )

        def do_POST(self) -> None:
            """A question is too much for it."""
            sys.stderr.write("out of luck\n")
            sys.stderr.flush()
            os._exit(9)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return int(server.server_address[1])


if __name__ == "__main__":
    if sys.argv[1] == "deaf":
        sys.stdin.readline()
        sys.stdout.write('{"port": 1}\n')
        sys.stdout.flush()
        time.sleep(60)
    child.obey({"serve": serve})
