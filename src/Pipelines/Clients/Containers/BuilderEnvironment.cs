namespace Pipelines.Clients.Containers;

/// <summary>
/// The variables that a builder's process is given: how to reach the engine and the network, and nothing that a Dockerfile's step could
/// carry away. Whatever is not listed here is taken away, so a credential that nobody thought of is, too.
/// </summary>
internal static class BuilderEnvironment
{
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        // Programs, the user, languages.
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TMP", "TEMP",
        "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS",
        // Docker: https://docs.docker.com/reference/cli/docker/#environment-variables
        "DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_CERT_PATH", "DOCKER_TLS", "DOCKER_TLS_VERIFY", "DOCKER_API_VERSION",
        "DOCKER_DEFAULT_PLATFORM", "BUILDX_BUILDER", "BUILDX_CONFIG", "SSH_AUTH_SOCK",
        // Podman and Buildah: https://github.com/containers/common/tree/main/docs
        "CONTAINERS_CONF", "CONTAINERS_REGISTRIES_CONF", "CONTAINERS_STORAGE_CONF", "REGISTRY_AUTH_FILE", "STORAGE_DRIVER", "STORAGE_OPTS",
        // The way out.
        "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR",
        // Windows.
        "SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "SYSTEMDRIVE", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES",
    };

    /// <summary>The names that are kept, and the beginning <c>LC_</c>.</summary>
    public static IReadOnlyCollection<string> Names => Kept;

    /// <summary>What <see cref="Processes.ProcessCommand.Environment"/> takes away of the variables that are there.</summary>
    public static IReadOnlyDictionary<string, string?> Without(IEnumerable<string> names) =>
        names.Where(name => !Kept.Contains(name) && !name.StartsWith("LC_", StringComparison.OrdinalIgnoreCase)).ToDictionary(name => name, string? (_) => null);
}
