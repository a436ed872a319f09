#!/bin/sh
# The service addresses: answers one question on standard output.
case ${1:-} in
    health) echo "addresses: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
