"""What an operator can set: environment variables with the prefix ``GRID_``, each with its default and unit."""

from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: where the front end, the fixtures and ``./grid`` lie."""

BEIJING = ZoneInfo("Asia/Shanghai")
"""Every working calendar, shift and screen uses Beijing time; every stored instant is UTC."""


class Settings(BaseSettings):
    """Settings of one installation. Names here are the environment's without ``GRID_``, in lower case."""

    model_config = SettingsConfigDict(env_prefix="GRID_", extra="ignore")

    data: Path = Field(ROOT / ".grid", description="folder of the database, photos, secrets and logs")
    database_url: str | None = Field(
        None,
        description="an existing PostGIS to use instead of the embedded one: postgresql://user:pw@host/db",
    )
    read_url: str | None = Field(None, description="a read replica for walls and public reads")
    bus_url: str = Field(
        "postgres://", pattern="^(postgres|nats)://", description="postgres:// or nats://host:4222[,nats://…]"
    )
    bus_subject: str = Field("grid.live", description="NATS subject; one for each district that shares a cluster")
    host: str = Field("127.0.0.1", description="address to listen on")
    port: int = Field(8000, ge=1, le=65535)
    public_url: str | None = Field(
        None, pattern="^https?://[^/]+", description="how people outside reach this, for links and QR codes"
    )
    message_url: str | None = Field(
        None,
        pattern="^https?://[^/]+",
        description="the gateway that sends messages to reporters' and workers' telephones, inside the network:"
        " POST of {key, phone, text, link}; http://user:password@host/… for basic authentication",
    )
    basemap: str | None = Field(None, description="a PMTiles file, a folder of tiles, or a tile URL inside the network")
    tls_cert: Path | None = None
    tls_key: Path | None = None
    behind_proxy: bool = Field(False, description="a proxy in front speaks TLS; its X-Forwarded-* are believed")

    nearest_tolerance_m: float = Field(50.0, ge=0, description="a point in a gap goes to a grid this near, metres")
    accept_within_s: int = Field(600, gt=0, description="a task nobody accepts goes to the deputy after this, seconds")
    alert_after_s: int = Field(
        60, gt=0, description="a task nobody looks at rings the worker after this, as long again the deputy, seconds"
    )
    idempotency_days: int = Field(7, gt=0, description="how long an Idempotency-Key is remembered, days")
    photo_max_mb: int = Field(20, gt=0, description="largest photo accepted, megabytes")
    intake_batch: int = Field(32, ge=1, description="most reports written in one transaction")
    socket_queue: int = Field(256, ge=8, description="frames a slow client may lag behind before it is reset")

    @cached_property
    def media_dir(self) -> Path:
        """Where photos lie: originals encrypted, served copies beside them."""
        return self.data / "media"

    @cached_property
    def secrets_dir(self) -> Path:
        """Keys generated at the first start, mode 0700."""
        return self.data / "secrets"

    @property
    def base_url(self) -> str:
        """The address to print and to put in links: the public one, or this listener's own."""
        if self.public_url:
            return self.public_url.rstrip("/")
        return self.address_at(self.host)

    def address_at(self, host: str) -> str:
        """This listener's address when it is reached as ``host``."""
        scheme = "https" if self.tls_cert else "http"
        return f"{scheme}://{f'[{host}]' if ':' in host else host}:{self.port}"
