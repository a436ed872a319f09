#!/bin/sh
# The service coupons: answers one question on standard output.
case ${1:-} in
    health) echo "coupons: ok" ;;
    *) echo "usage: serve.sh health" >&2; exit 2 ;;
esac
