"""The copy that readers' browsers keep for use without network."""
