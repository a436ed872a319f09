#!/bin/sh
# The service images: answers one question on standard output.
case ${1:-} in
    health) echo "images: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
