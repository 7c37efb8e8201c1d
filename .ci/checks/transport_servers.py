"""Servers that a transport meets: with good and bad certificates, with HTTP/2, and a proxy that wants a password."""

import asyncio
import base64
import datetime
import json
import pathlib
import socket
import socketserver
import ssl
import threading
import warnings

import hypercorn.asyncio
import hypercorn.config
import trustme

USER, PASSWORD = "proxy-user", "proxy-password"
LOCAL = "127.0.0.1"


class Certificates:
    """One authority that is to be trusted, one that isn't, and what they signed."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        authority, stranger = trustme.CA(), trustme.CA()
        self.authority = self.folder / "authority.pem"
        authority.cert_pem.write_to_path(self.authority)
        yesterday = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
        self.good = self.write("good", authority.issue_cert(LOCAL, "images.test"))
        self.stranger = self.write("stranger", stranger.issue_cert(LOCAL))
        self.expired = self.write(
            "expired",
            authority.issue_cert(LOCAL, not_before=yesterday - datetime.timedelta(days=1), not_after=yesterday),
        )
        self.wrong_host = self.write("wrong-host", authority.issue_cert("elsewhere.test"))

    def write(self, name, certificate):
        path = self.folder / f"{name}.pem"
        certificate.private_key_and_cert_chain_pem.write_to_path(path)
        return path


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, handler):
        super().__init__((LOCAL, 0), handler)
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass


def read_head(stream):
    """The request line and the headers, by their names in lower case."""
    line = stream.readline().decode("latin-1").split()
    headers = {}
    for raw in iter(stream.readline, b""):
        name, _, value = raw.decode("latin-1").partition(":")
        if not value:
            break
        headers[name.lower()] = value.strip()
    return line, headers


def answer(stream, status, content):
    body = json.dumps(content).encode()
    head = f"HTTP/1.1 {status} Any\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    stream.write(head.encode() + body)
    stream.flush()


def allow_old_versions(context, version):
    """OpenSSL takes them at its lowest level of security only, and Python warns of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = version
    context.set_ciphers("DEFAULT:@SECLEVEL=0")


def speaks(server, version):
    """Whether a client that likes an old version gets through to the server."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    allow_old_versions(context, version)
    with socket.create_connection((LOCAL, server.port)) as plain, context.wrap_socket(plain) as connection:
        return connection.version()


class SecureServer(Server):
    """Counts the handshakes that were begun, and the bytes that came through one."""

    def __init__(self, certificate, version=None):
        """A version makes it speak no other: an old one, too."""
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        if version:
            allow_old_versions(self.context, version)
        self.handshakes = self.bytes = 0
        server = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                server.handshakes += 1
                with server.context.wrap_socket(self.request, server_side=True) as connection:
                    server.bytes += len(connection.recv(65536))

        super().__init__(Handler)


class ModernServer:
    """HTTP/2 or 1.1 over TLS, as the client likes it: says which it was, and over which connection.

    What is asked of `/stall` isn't answered; all answers say how many such requests are waiting.
    """

    waiting = 0

    def __init__(self, certificate):
        config = hypercorn.config.Config()
        config.certfile = config.keyfile = str(certificate)
        config.accesslog = config.errorlog = None
        listener = socket.socket()
        listener.bind((LOCAL, 0))
        listener.listen()
        self.port = listener.getsockname()[1]
        config.bind = [f"fd://{listener.detach()}"]

        async def forever():
            await asyncio.Event().wait()

        threading.Thread(
            target=lambda: asyncio.run(hypercorn.asyncio.serve(self.respond, config, shutdown_trigger=forever)),
            daemon=True,
        ).start()

    async def respond(self, scope, receive, send):
        if scope["type"] != "http":
            return
        if scope["path"] == "/stall":
            self.waiting += 1
            while (await receive())["type"] != "http.disconnect":
                pass
            self.waiting -= 1
            return
        length, more = 0, True
        while more:
            event = await receive()
            length, more = length + len(event.get("body", b"")), event.get("more_body", False)
        content = {"version": scope["http_version"], "connection": scope["client"][1], "bytes": length}
        content["waiting"] = self.waiting
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(content).encode()})


class Proxy(Server):
    """Lets requests with the password through, the secure ones to one server, and answers the plain ones itself."""

    def __init__(self, port):
        self.targets, self.refusals = [], 0
        server = self
        expected = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                while True:
                    line, headers = read_head(self.rfile)
                    if len(line) != 3:
                        return
                    self.rfile.read(int(headers.get("content-length", 0)))
                    if headers.get("proxy-authorization") != expected:
                        server.refusals += 1
                        answer(self.wfile, 407, {})
                        return
                    server.targets.append(f"{line[0]} {line[1]}")
                    if line[0] == "CONNECT":
                        return self.tunnel()
                    answer(self.wfile, 200, {"target": line[1], "headers": sorted(headers)})

            def tunnel(self):
                with socket.create_connection((LOCAL, port)) as upstream:
                    self.wfile.write(b"HTTP/1.1 200 Established\r\n\r\n")
                    back = threading.Thread(target=pump, args=(upstream, self.connection), daemon=True)
                    back.start()
                    pump(self.connection, upstream)
                    back.join()

        super().__init__(Handler)


def pump(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass
