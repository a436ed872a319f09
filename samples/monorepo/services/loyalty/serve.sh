#!/bin/sh
# The service loyalty: answers one question on standard output.
case ${1:-} in
    health) echo "loyalty: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
