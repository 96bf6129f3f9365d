"""The name and the version of the program, written here and nowhere else."""

VERSION = "0.1.0"
PROGRAM = "plan-report-generator"
"""The program's name, as its files and folders bear it."""
