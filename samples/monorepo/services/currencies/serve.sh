#!/bin/sh
# The service currencies: answers one question on standard output.
case ${1:-} in
    health) echo "currencies: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
