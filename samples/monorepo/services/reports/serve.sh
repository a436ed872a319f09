#!/bin/sh
# The service reports: answers one question on standard output.
case ${1:-} in
    health) echo "reports: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
