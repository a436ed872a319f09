# What Lint, Test and DockerBuild run in: the .NET SDK, and the tools that they use besides. The job ci-image builds and pushes it
# under a tag made of this file's content; after a change run ./build.sh GeneratePipeline. Nothing is copied in: only this file is hashed.
FROM mcr.microsoft.com/dotnet/sdk:10.0

RUN set -eu; \
    export DEBIAN_FRONTEND=noninteractive; \
    apt-get update; \
    apt-get install --yes --no-install-recommends \
        docker.io git rsync rubocop shellcheck yamllint \
        ruby puma ruby-sinatra ruby-erubi ruby-sequel ruby-sqlite3 ruby-pg ruby-rack-test ruby-minitest; \
    rm -rf /var/lib/apt/lists/*
