"""Where workers are and were: devices, and fixes in daily partitions."""
