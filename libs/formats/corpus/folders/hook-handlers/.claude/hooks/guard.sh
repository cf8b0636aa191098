#!/bin/sh
# Says no to rm outside the build directory.
grep -q '"command":"rm [^"]*build/' || { echo 'rm is for build/ only' >&2; exit 2; }
