#!/usr/bin/env bash
set -euo pipefail
if jq -e '.tool_input.command | test("--context[ =]prod")' >/dev/null; then
  echo "prod is read through the dashboard" >&2
  exit 2
fi
