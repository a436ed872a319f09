#!/bin/sh
# The service invoices: answers one question on standard output.
case ${1:-} in
    health) echo "invoices: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
