"""What the live part counts for Prometheus."""

from prometheus_client import Counter, Gauge

SOCKETS = Gauge("grid_live_sockets", "open live sockets of this process")
FRAMES = Counter("grid_live_frames", "frames sent to live sockets")
RESETS = Counter("grid_live_resets", "sockets told to fetch a snapshot: too slow, too far behind, or a new epoch")
STAMPED = Counter("grid_relay_stamped", "events stamped by this process")
RELAY_LAG = Gauge(
    "grid_relay_lag_seconds", "age of the oldest event of the last batch when it was stamped; 0 when idle"
)
