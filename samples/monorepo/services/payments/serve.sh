#!/bin/sh
# The service payments: answers one question on standard output.
case ${1:-} in
    health) echo "payments: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
