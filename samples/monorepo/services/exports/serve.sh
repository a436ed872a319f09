#!/bin/sh
# The service exports: answers one question on standard output.
case ${1:-} in
    health) echo "exports: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
