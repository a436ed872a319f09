#!/bin/sh
# The service imports: answers one question on standard output.
case ${1:-} in
    health) echo "imports: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
