#!/bin/sh
# The service billing: answers one question on standard output.
case ${1:-} in
    health) echo "billing: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
