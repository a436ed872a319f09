#!/bin/sh
# The service brands: answers one question on standard output.
case ${1:-} in
    health) echo "brands: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
