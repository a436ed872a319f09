#!/bin/sh
# The service fraud: answers one question on standard output.
case ${1:-} in
    health) echo "fraud: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
