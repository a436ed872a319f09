#!/bin/sh
# Tests the service whose folder this is run in; writes JUnit XML to the file that it is given.
set -eu
name=$(basename "$PWD")
expected="$name: ok"
answer=$(./serve.sh health)
if [ "$answer" = "$expected" ]; then
    failure='' failures=0 code=0
else
    failure="<failure message=\"'$answer' instead of '$expected'\"/>" failures=1 code=1
fi
cat >"$1" <<XML
<testsuites><testsuite name="$name" tests="1" failures="$failures"><testcase classname="$name" name="is healthy">$failure</testcase></testsuite></testsuites>
XML
exit "$code"
