"""What the site promises to old browsers: a lint of what is published, and real old browsers where they are at hand."""
