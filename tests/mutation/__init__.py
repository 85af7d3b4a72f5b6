"""What mutation testing of the calculators lets live, and why."""
