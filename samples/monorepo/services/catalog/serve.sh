#!/bin/sh
# The service catalog: answers one question on standard output.
case ${1:-} in
    health) echo "catalog: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
