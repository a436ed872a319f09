#!/bin/sh
# The service pricing: answers one question on standard output.
case ${1:-} in
    health) echo "pricing: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
