# What Lint, Test and DockerBuild run in. The job ci-image builds and pushes it under a tag made of this file's content.
FROM mcr.microsoft.com/dotnet/sdk:10.0

RUN set -eu; \
    export DEBIAN_FRONTEND=noninteractive; \
    apt-get update; \
    apt-get install --yes --no-install-recommends docker.io git shellcheck; \
    rm -rf /var/lib/apt/lists/*
