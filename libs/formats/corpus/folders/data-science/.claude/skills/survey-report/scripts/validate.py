#!/usr/bin/env python3
"""Checks that a survey file has the columns we expect."""
import csv
import sys

EXPECTED = ["site", "date", "depth_m", "species", "cover_pct"]

with open(sys.argv[1], newline="", encoding="utf-8") as handle:
    header = next(csv.reader(handle), [])

missing = [name for name in EXPECTED if name not in header]
if missing:
    sys.exit(f"missing columns: {', '.join(missing)}")
