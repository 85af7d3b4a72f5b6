"""What the pages show, worked out from the model: no HTML here, and no arithmetic of awards either."""
