#!/bin/sh
# The service inventory: answers one question on standard output.
case ${1:-} in
    health) echo "inventory: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
