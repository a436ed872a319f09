#!/bin/sh
# The service search: answers one question on standard output.
case ${1:-} in
    health) echo "search: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
