"""A webhook receiver: webhook_receiver.py PORT RECORDS MODE SECRET [CERTIFICATE]

Checks the signature of every POST by itself (Standard Webhooks 1.0), appends what it got to the file RECORDS as a line of
JSON, and answers as the file MODE says: a status (204, 500, 410 …), "redirect" to another path of its own, "hang" (never
answers), or "swallow" (keeps it, but never answers). What is signed wrong is answered 401 whatever the mode. Says its
port once it listens. With a certificate (and its key, in one file) it speaks HTTPS.
"""
import base64
import hashlib
import hmac
import json
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT, RECORDS, MODE, SECRET = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
KEY = base64.b64decode(SECRET.removeprefix("whsec_"))
LOCK = threading.Lock()


def signed_right(headers, body):
    message, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not message or not moment.isdigit() or abs(int(moment) - time.time()) > 300:
        return False
    content = message.encode() + b"." + moment.encode() + b"." + body
    wanted = "v1," + base64.b64encode(hmac.new(KEY, content, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(wanted, given) for given in headers.get("webhook-signature", "").split(" "))


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with open(MODE) as file:
            mode = file.read().strip()
        right = signed_right(self.headers, body)
        taken = right and (mode.startswith("2") or mode == "swallow") and self.path == "/hook"
        record = {"id": self.headers.get("webhook-id"), "signed": right, "taken": taken, "mode": mode, "path": self.path,
                  "type": self.headers.get("Content-Type"), "body": body.decode()}
        with LOCK, open(RECORDS, "a") as file:
            file.write(json.dumps(record) + "\n")
        if mode in ("hang", "swallow"):
            threading.Event().wait()
        status = 401 if not right else 307 if mode == "redirect" else int(mode)
        self.send_response(status)
        if status == 307:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", PORT), Receiver)
if len(sys.argv) > 5:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[5])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
