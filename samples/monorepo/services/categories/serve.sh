#!/bin/sh
# The service categories: answers one question on standard output.
case ${1:-} in
    health) echo "categories: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
