"""Yardsticks: each prints numbers taken in one run."""
