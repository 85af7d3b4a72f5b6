"""What is mechanical is mended, and nothing else."""
