#!/bin/sh
# The service returns: answers one question on standard output.
case ${1:-} in
    health) echo "returns: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
