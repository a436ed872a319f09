#!/bin/sh
# The service content: answers one question on standard output.
case ${1:-} in
    health) echo "content: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
