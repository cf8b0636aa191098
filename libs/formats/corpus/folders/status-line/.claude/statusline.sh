#!/usr/bin/env bash
# model · branch
input=$(cat)
printf '%s · %s' "$(jq -r .model.display_name <<<"$input")" "$(git branch --show-current 2>/dev/null)"
