#!/bin/sh
# The service baskets: answers one question on standard output.
case ${1:-} in
    health) echo "baskets: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
