#!/bin/sh
# The service feeds: answers one question on standard output.
case ${1:-} in
    health) echo "feeds: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
