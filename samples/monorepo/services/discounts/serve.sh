#!/bin/sh
# The service discounts: answers one question on standard output.
case ${1:-} in
    health) echo "discounts: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
