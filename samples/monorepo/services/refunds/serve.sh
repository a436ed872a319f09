#!/bin/sh
# The service refunds: answers one question on standard output.
case ${1:-} in
    health) echo "refunds: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
