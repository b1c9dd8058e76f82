"""Runs the HTTP server of ``up`` and ``serve`` in the foreground, and says where it listens."""

import asyncio
import gc
import ipaddress
import signal
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer

from backend.commands.runtime import say
from backend.commands.tls import EVERYWHERE, names_of_this_machine, outward_addresses, self_signed
from backend.errors import Invalid, Unavailable
from backend.settings import Settings

READY_WITHIN_S = 60.0
SHUTDOWN_WITHIN_S = 5
PRIVATE_NETWORKS = "127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,::1,fc00::/7"
"""Where a proxy in front may stand: X-Forwarded-* is believed from there only."""

Port = Annotated[
    int | None, typer.Option(help="Port to listen on (GRID_PORT, 8000).", show_default=False, min=1, max=65535)
]
Host = Annotated[str | None, typer.Option(help="Address to listen on (GRID_HOST, 127.0.0.1).", show_default=False)]
Tls = Annotated[
    str | None,
    typer.Option(metavar="CERT KEY | self", help="Speak TLS: a certificate and its key, or one made here."),
]
Key = Annotated[Path | None, typer.Argument(hidden=True, help="The key of --tls CERT KEY.")]
BehindProxy = Annotated[bool, typer.Option("--behind-proxy", help="A proxy in front speaks TLS.")]


def listening(
    settings: Settings, port: int | None, host: str | None, tls: str | None, key: Path | None, behind_proxy: bool
) -> Settings:
    """The settings with what the command line says about listening.

    Raises Invalid for a certificate that is not there or not its key's, and for an address beyond this machine without
    TLS: browsers give no place, no camera and no service worker to a plain-http page, and passwords would travel open.
    """
    given = {"port": port, "host": host, "behind_proxy": behind_proxy or None}
    settings = settings.model_copy(update={name: value for name, value in given.items() if value is not None})
    if tls == "self":
        names = names_of_this_machine(settings.host, settings.public_url)
        cert, key = self_signed(settings.data / "tls", names)
        settings = settings.model_copy(update={"tls_cert": cert, "tls_key": key})
    elif tls is not None:
        if key is None:
            raise Invalid("--tls wants a certificate and its key (--tls cert.pem key.pem), or --tls self")
        settings = settings.model_copy(update={"tls_cert": Path(tls), "tls_key": key})
    elif key is not None:
        raise Invalid(f"do not know what to do with {key}")
    for file in (settings.tls_cert, settings.tls_key):
        if file is not None and not file.is_file():
            raise Invalid(f"there is no file {file}; --tls wants a certificate and its key")
    if settings.tls_cert:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(settings.tls_cert, settings.tls_key)
        except OSError as unfit:
            raise Invalid(
                f"{settings.tls_cert} and {settings.tls_key or 'no key'} cannot be used for TLS"
                f" ({unfit.strerror or unfit}); give a PEM certificate (with its chain) first and its own key second"
            ) from unfit
    if not (_is_loopback(settings.host) or settings.tls_cert or settings.behind_proxy):
        raise Invalid(
            f"listening on {settings.host} without TLS is refused; add --tls CERT KEY, --tls self, or --behind-proxy"
        )
    if settings.host in EVERYWHERE and not settings.public_url and (own := outward_addresses()):
        settings = settings.model_copy(update={"public_url": settings.address_at(own[0])})
    return settings


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def bind(settings: Settings) -> socket.socket:
    """The socket to serve on, taken early so that a port in use is said before anything long is done."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as refused:
        raise Invalid(
            f"cannot listen on {settings.host}:{settings.port} ({refused.strerror}); choose another port with --port"
        ) from refused
    return listener


@contextmanager
def stopping_in_order() -> Iterator[None]:
    """SIGTERM and a closed terminal end the block as Ctrl-C does: what was started is stopped, and the code is 0."""

    def stop(*_: object) -> None:
        for number in before:
            signal.signal(number, signal.SIG_IGN)
        raise SystemExit(0)

    before = {number: signal.signal(number, stop) for number in _ending()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ending() -> list[signal.Signals]:
    """The signals that stop us; not SIGHUP under nohup, which had it ignored so that we outlive the terminal."""
    ending = [signal.SIGTERM, signal.SIGINT]
    return ending if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else [*ending, signal.SIGHUP]


def run(settings: Settings, listener: socket.socket, on_ready: Callable[[], None]) -> None:
    """Serve until a signal says to stop; ``on_ready`` is called once ``/readyz`` says yes.

    Raises Unavailable when the server cannot start; the log says why.
    """
    import uvicorn

    from backend.app import create_app
    from backend.live.frames import FRAME_BYTES

    ending = _ending()

    class Server(uvicorn.Server):
        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            """Stop in order, and do not raise the signal once more afterwards as uvicorn does."""
            loop = asyncio.get_running_loop()
            for number in ending:
                loop.add_signal_handler(number, self.handle_exit, number, None)
            yield

    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        ws="websockets-sansio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
        proxy_headers=settings.behind_proxy,
        forwarded_allow_ips=PRIVATE_NETWORKS,
        timeout_graceful_shutdown=SHUTDOWN_WITHIN_S,
        ws_max_size=FRAME_BYTES,
        ws_per_message_deflate=False,  # a wall's frames are small, and compressing each costs more than sending it
    )
    server = Server(config)
    # What is loaded by now stays for ever. Not walking it again makes each full collection, which stalls every socket,
    # several times shorter.
    gc.collect()
    gc.freeze()

    async def main() -> None:
        announcing = asyncio.create_task(_announce(settings, on_ready))
        try:
            await server.serve([listener])
        except OSError as refused:
            raise Invalid(f"port {settings.port} is in use; choose another with --port") from refused
        except SystemExit as failed:
            raise Unavailable("the server did not start; its log says why") from failed
        finally:
            announcing.cancel()

    try:
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(main())
    finally:
        # Closing the loop gave the signals back to their defaults; what is left is stopping in order.
        for number in ending:
            signal.signal(number, signal.SIG_IGN)


async def _announce(settings: Settings, on_ready: Callable[[], None]) -> None:
    try:
        await wait_until_ready(own_address(settings))
    except Unavailable as late:
        say(late.detail)
    else:
        on_ready()


def own_address(settings: Settings) -> str:
    """How this machine itself reaches the server."""
    return settings.address_at(EVERYWHERE.get(settings.host, settings.host))


async def wait_until_ready(address: str) -> None:
    """Return when ``/readyz`` at ``address`` answers 200; raises Unavailable with its reasons after a minute."""
    said: Any = "no answer"
    # Our own certificate need not be signed by anybody this machine knows.
    async with httpx.AsyncClient(base_url=address, verify=False, trust_env=False) as client:  # noqa: S501  see above
        try:
            async with asyncio.timeout(READY_WITHIN_S):
                while True:
                    try:
                        answer = await client.get("/readyz")
                        if answer.status_code == 200:
                            return
                        said = answer.text
                    except httpx.TransportError:
                        pass
                    await asyncio.sleep(0.1)
        except TimeoutError as late:
            raise Unavailable(f"the server at {address} did not get ready: {said}") from late
