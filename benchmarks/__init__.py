"""What is measured, by hand and never as a test: times depend on the machine."""
