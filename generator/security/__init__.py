"""What protects the published site and proves a copy of it: content policy, server settings, list of checksums.

- `inline_parts`: the scripts and styles that stand inside pages, and what a strict policy would refuse.
- `content_policy`: the Content-Security-Policy of the site, with the hashes of just those.
- `headers`: content type, caching and security headers of each published file; the one place that says them.
- `server_settings`: the same as settings for nginx, Apache and IIS.
- `manifest`: the SHA-256 of every published file, and what is missing, extra or changed in a copy.
- `deployment`: the same for a published address, with its headers.
"""
