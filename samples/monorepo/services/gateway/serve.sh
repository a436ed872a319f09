#!/bin/sh
# The service gateway: answers one question on standard output.
case ${1:-} in
    health) echo "gateway: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
