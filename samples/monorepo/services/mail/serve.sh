#!/bin/sh
# The service mail: answers one question on standard output.
case ${1:-} in
    health) echo "mail: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
