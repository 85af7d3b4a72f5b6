"""Content policy, server settings, checksums, and checks of what is published."""
