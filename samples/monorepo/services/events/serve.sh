#!/bin/sh
# The service events: answers one question on standard output.
case ${1:-} in
    health) echo "events: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
