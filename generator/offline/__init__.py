"""The copy of the site that readers' browsers keep for use without network.

- `addresses`: assets are named on pages with their content, so that no page ever meets those of another version.
- `worker`: the service worker with the list of what is kept.
"""
