"""The log-ins of the demo."""

DEMO_PASSWORD = "demo-goedwerk-2026"
DEMO_ACCOUNTS = ()
