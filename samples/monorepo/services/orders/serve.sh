#!/bin/sh
# The service orders: answers one question on standard output.
case ${1:-} in
    health) echo "orders: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
