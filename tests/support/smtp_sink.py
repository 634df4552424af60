"""An SMTP sink: smtp_sink.py PORT RECORDS MODE

Takes mail and appends each message to the file RECORDS as a line of JSON, decoded by Python's own mail parser. Answers
recipients as the file MODE says: "250" takes them, "451" and "550" refuse them, "hang" never answers, "swallow" keeps the
message and never says so. Says its port once it listens.
"""
import email
import email.policy
import json
import socketserver
import sys
import threading

PORT, RECORDS, MODE = int(sys.argv[1]), sys.argv[2], sys.argv[3]
LOCK = threading.Lock()


class Session(socketserver.StreamRequestHandler):
    def answer(self, text):
        self.wfile.write((text + "\r\n").encode())

    def keep(self, sender, recipients, data, mode):
        mail = email.message_from_bytes(data, policy=email.policy.SMTP)
        record = {"from": sender, "to": recipients, "taken": True, "mode": mode, "id": mail["Message-ID"],
                  "subject": mail["Subject"], "header_to": mail["To"], "header_from": mail["From"],
                  "type": mail["Content-Type"], "ascii": data.isascii(), "date": mail["Date"],
                  "longest": max(len(line) for line in data.split(b"\r\n")), "headers": sorted(mail.keys()),
                  "text": mail.get_content()}
        with LOCK, open(RECORDS, "a") as file:
            file.write(json.dumps(record) + "\n")

    def handle(self):
        sender, recipients = "", []
        self.answer("220 sink")
        while line := self.rfile.readline():
            with open(MODE) as file:
                mode = file.read().strip()
            command = line.decode().strip()
            verb = command[:4].upper()
            if verb == "MAIL":
                sender, recipients = command[10:], []
                self.answer("250 ok")
            elif verb == "RCPT":
                if mode == "hang":
                    threading.Event().wait()
                if mode in ("451", "550"):
                    self.answer(mode + " <somebody@example.vn> not now")
                    continue
                recipients.append(command[8:])
                self.answer("250 ok")
            elif verb == "DATA":
                self.answer("354 go on")
                data = b""
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    data += line[1:] if line.startswith(b".") else line
                if not line:
                    return
                self.keep(sender, recipients, data, mode)
                if mode == "swallow":
                    threading.Event().wait()
                self.answer("250 taken")
            elif verb == "QUIT":
                self.answer("221 bye")
                return
            else:
                self.answer("250 ok")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


server = Server(("127.0.0.1", PORT), Session)
print(server.server_address[1], flush=True)
server.serve_forever()
