"""Tests of the plan report generator."""
