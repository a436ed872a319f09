#!/bin/sh
# The service customers: answers one question on standard output.
case ${1:-} in
    health) echo "customers: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
