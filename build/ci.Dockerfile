# The image that this repository's own jobs run in: the .NET SDK, and what Lint, Test and DockerBuild use besides.
# Build and push it once, and after each change of this file:
#   docker build -f build/ci.Dockerfile -t "$CI_REGISTRY_IMAGE/ci:10.0" build && docker push "$CI_REGISTRY_IMAGE/ci:10.0"
FROM mcr.microsoft.com/dotnet/sdk:10.0

RUN set -eu; \
    export DEBIAN_FRONTEND=noninteractive; \
    apt-get update; \
    apt-get install --yes --no-install-recommends \
        docker.io git rsync shellcheck \
        ruby puma ruby-sinatra ruby-erubi ruby-sequel ruby-sqlite3 ruby-pg ruby-rack-test ruby-minitest; \
    rm -rf /var/lib/apt/lists/*
