#!/bin/sh
# The service gifts: answers one question on standard output.
case ${1:-} in
    health) echo "gifts: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
