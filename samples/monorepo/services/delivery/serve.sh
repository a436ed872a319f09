#!/bin/sh
# The service delivery: answers one question on standard output.
case ${1:-} in
    health) echo "delivery: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
