#!/bin/sh
# The service accounts: answers one question on standard output.
case ${1:-} in
    health) echo "accounts: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
