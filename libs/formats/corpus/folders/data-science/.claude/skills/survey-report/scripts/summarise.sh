#!/bin/sh
# usage: summarise.sh <csv>
exec uv run python -m reef.summary "$1"
