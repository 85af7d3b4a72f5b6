"""Each check of the canonical file, shown to catch a file that is wrong."""
