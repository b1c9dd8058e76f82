"""``./grid serve``: one more server process over the same database, behind a load balancer."""

from contextlib import closing

from backend.commands.companions import kept_alive
from backend.commands.runtime import cluster_of, say
from backend.commands.server import BehindProxy, Host, Key, Port, Tls, bind, listening, run, stopping_in_order
from backend.observability import configure_logging
from backend.settings import Settings


def serve(
    port: Port = None, host: Host = None, tls: Tls = None, key: Key = None, behind_proxy: BehindProxy = False
) -> None:
    """Run one server process and nothing else; logs go to standard error as JSON.

    Several of them want GRID_BUS_URL=nats://…, so that each hears at once what the others were told.
    """
    settings = listening(Settings(), port, host, tls, key, behind_proxy)
    with stopping_in_order(), closing(bind(settings)) as listener, cluster_of(settings) as (settings, cluster):
        configure_logging()
        with kept_alive([cluster] if cluster else []):
            run(settings, listener, lambda: say(f"serving {settings.base_url}"))
