"""A publisher on this machine, who answers as a good server does: with tags, and with parts of a file."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Publisher:
    """Serves one file, which may be replaced."""

    def __init__(self, file):
        self.file = file
        publisher = self

        class Answer(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                file = publisher.file
                tag = '"' + hashlib.sha256(file).hexdigest()[:16] + '"'
                status, begin = 200, 0
                if self.headers.get("If-None-Match") == tag:
                    status, file = 304, b""
                elif self.headers.get("Range") and self.headers.get("If-Range") == tag:
                    begin = int(self.headers["Range"].removeprefix("bytes=").split("-")[0])
                    status = 206
                self.send_response(status)
                self.send_header("ETag", tag)
                self.send_header("Content-Type", "text/csv")
                if status == 206:
                    self.send_header("Content-Range", f"bytes {begin}-{len(file) - 1}/{len(file)}")
                self.send_header("Content-Length", str(len(file) - begin))
                self.end_headers()
                try:
                    self.wfile.write(file[begin:])
                except OSError:
                    # Who asked was killed.
                    pass

            def do_POST(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.do_GET()

            def log_message(self, *_):
                pass

            def handle(self):
                try:
                    super().handle()
                except OSError:
                    pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/file.csv"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
