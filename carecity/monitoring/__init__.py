"""What operators see of the running site: health checks, Prometheus metrics, the log and error reports."""
