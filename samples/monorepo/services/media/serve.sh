#!/bin/sh
# The service media: answers one question on standard output.
case ${1:-} in
    health) echo "media: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
