using System.Text.Json.Nodes;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Terraform;

/// <summary>
/// Runs <c>terraform</c> on one root module. Every answer that stops the work becomes one error with its reason and mend; what it says while it works is handed on.
/// </summary>
/// <remarks>https://developer.hashicorp.com/terraform/cli/commands</remarks>
internal sealed class TerraformClient(ProcessRunner runner, TerraformOptions options, IProgressLog log)
{
    /// <summary>The oldest version that has what configurations for it use: locking in S3 by a file, values that no state keeps.</summary>
    public static readonly Version Oldest = new(1, 11);

    // Ends on an interrupt after what it is doing, with the state saved and the lock given back. To kill it is to lose both, however long it takes.
    private readonly ProcessRunner _runner = runner.Waiting(TimeSpan.FromHours(1));

    private readonly IReadOnlyList<Secret> _secrets = [.. options.State.Secrets, .. options.Credentials.Values];

    /// <summary>The version that is there.</summary>
    /// <exception cref="ExecutionException">There is none, or it is too old.</exception>
    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var result = await RunAsync(["version", "-json"], cancellationToken);
        var text = result.Succeeded ? TerraformJson.Find(result.StandardOutput)?["terraform_version"]?.GetValue<string>() : null;
        return text is null || !Version.TryParse(text.Split('-')[0], out var version) ? throw TerraformText.NoVersion(options.Executable, TerraformErrors.First(result))
            : version < Oldest ? throw TerraformText.TooOld(text, Oldest)
            : text;
    }

    /// <summary>Which files are not formatted; relative to the folder, which is looked through with its subfolders.</summary>
    /// <exception cref="ExecutionException">A file cannot be read.</exception>
    public async Task<IReadOnlyList<string>> UnformattedAsync(string folder, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["fmt", "-no-color", "-check", "-recursive", "-list=true", "-write=false", folder], cancellationToken);
        return result.ExitCode is 0 or 3 ? [.. Lines(result.StandardOutput)] : throw TerraformText.Failed("read the configuration", folder, TerraformErrors.First(result), TerraformText.MendConfiguration);
    }

    /// <summary>Looks at the configuration with its providers' schemas, without a state.</summary>
    /// <returns>What keeps the providers from here, as Terraform says it; null when it was looked at.</returns>
    /// <exception cref="ExecutionException">The configuration is not valid.</exception>
    public async Task<string?> ValidateAsync(CancellationToken cancellationToken)
    {
        var init = await RunAsync(["init", "-no-color", "-input=false", "-backend=false"], cancellationToken);
        if (!init.Succeeded)
        {
            return TerraformErrors.IsAboutProviders(init) ? TerraformErrors.First(init)
                : throw TerraformText.Failed("validate the configuration", options.Root, TerraformErrors.First(init), TerraformText.MendConfiguration);
        }

        var validate = await RunAsync(["validate", "-no-color"], cancellationToken);
        return validate.Succeeded ? null : throw TerraformText.Failed("validate the configuration", options.Root, TerraformErrors.All(validate), TerraformText.MendConfiguration);
    }

    /// <summary>Gets providers and modules, and opens the state.</summary>
    /// <exception cref="ExecutionException">One of them cannot be had, or the configuration keeps its state elsewhere.</exception>
    public async Task InitAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> arguments =
        [
            "init", "-no-color", "-input=false", "-reconfigure", .. options.IsLockFileFixed && File.Exists(Path.Combine(options.Root, ".terraform.lock.hcl")) ? ["-lockfile=readonly"] : (string[])[],
            .. options.State.InitArguments,
        ];
        var result = await RunAsync(arguments, cancellationToken);
        if (!result.Succeeded)
        {
            throw await FailedAsync("open the state", result, cancellationToken);
        }

        // Without a backend it would keep the state in a file of this folder, and the next job would know nothing of it.
        var backend = Path.Combine(options.DataFolder, "terraform.tfstate");
        var type = File.Exists(backend) ? (string?)TerraformJson.Find(await File.ReadAllTextAsync(backend, cancellationToken))?["backend"]?["type"] : null;
        if (type != options.State.Backend)
        {
            throw TerraformText.OtherBackend(options.Root, options.State.Backend, type);
        }
    }

    /// <summary>Lineage and serial of the state; null when it is empty.</summary>
    /// <exception cref="ExecutionException">It cannot be read.</exception>
    public async Task<StateMark?> StateAsync(CancellationToken cancellationToken)
    {
        var result = await RunAsync(["state", "pull"], cancellationToken);
        return !result.Succeeded ? throw await FailedAsync("read the state", result, cancellationToken)
            : TerraformJson.Find(result.StandardOutput) is { } state && (string?)state["lineage"] is { Length: > 0 } lineage ? new(lineage, (long?)state["serial"] ?? 0)
            : null;
    }

    /// <summary>Makes a plan and saves it.</summary>
    /// <param name="inputs">The file of inputs, absolute.</param>
    /// <param name="file">Where it is saved, absolute.</param>
    /// <param name="isLocked">False for a plan that is only looked at.</param>
    /// <param name="cancellationToken">Asks Terraform to end.</param>
    /// <exception cref="ExecutionException">There is none.</exception>
    public async Task PlanAsync(string inputs, string file, bool isLocked, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["plan", "-no-color", "-input=false", .. Locking(isLocked), $"-var-file={inputs}", $"-out={file}"], cancellationToken);
        if (!result.Succeeded)
        {
            throw await FailedAsync("plan", result, cancellationToken);
        }
    }

    /// <summary>A saved plan as JSON. It holds secrets in clear: only what is picked from it goes on.</summary>
    /// <exception cref="ExecutionException">The file is no plan.</exception>
    public async Task<JsonNode> ReadPlanAsync(string file, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["show", "-no-color", "-json", file], cancellationToken);
        return (result.Succeeded ? TerraformJson.Find(result.StandardOutput) : null) ?? throw TerraformText.NotAPlan(file, TerraformErrors.First(result));
    }

    /// <summary>A saved plan in Terraform's own words, which leave out what is marked as sensitive.</summary>
    /// <exception cref="ExecutionException">The file is no plan.</exception>
    public async Task<string> DescribePlanAsync(string file, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["show", "-no-color", file], cancellationToken);
        return result.Succeeded ? result.StandardOutput.Trim('\n') : throw TerraformText.NotAPlan(file, TerraformErrors.First(result));
    }

    /// <summary>Applies a saved plan, and nothing but that.</summary>
    /// <exception cref="ExecutionException">It was refused, or it failed halfway; the state has what was done.</exception>
    public async Task ApplyAsync(string file, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["apply", "-no-color", "-input=false", .. Locking(true), file], cancellationToken, log.Info);
        if (!result.Succeeded)
        {
            throw TerraformErrors.IsUnsaved(options.Root) ? await UnsavedAsync(result, cancellationToken) : await FailedAsync("apply the plan", result, cancellationToken);
        }
    }

    // What was made is not in the state: the one chance of it is now, while the file is here.
    private async Task<ExecutionException> UnsavedAsync(ProcessResult apply, CancellationToken cancellationToken)
    {
        var file = TerraformErrors.UnsavedFile(options.Root);
        var push = await RunAsync(["state", "push", .. Locking(true), file], cancellationToken);
        if (!push.Succeeded)
        {
            return TerraformText.Unsaved(options.State.Name, file, TerraformErrors.First(push));
        }

        File.Delete(file);
        return TerraformText.SavedLate(options.State.Name, TerraformErrors.First(apply));
    }

    private async Task<ExecutionException> FailedAsync(string action, ProcessResult result, CancellationToken cancellationToken)
    {
        if (!TerraformErrors.IsLocked(result))
        {
            return TerraformErrors.Explain(action, options.State.Name, result);
        }

        // Of an HTTP state Terraform prints its own lock instead of the one that is in its way.
        var holder = options.State is StateAccess.OfHttp http ? await StateLocks.HolderAsync(http, cancellationToken) : StateLock.Find(result.StandardError);
        return TerraformText.Locked(action, options.State.Name, holder);
    }

    private IReadOnlyList<string> Locking(bool isLocked) => isLocked ? [$"-lock-timeout={(int)options.LockTimeout.TotalSeconds}s"] : ["-lock=false"];

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        // A session of its own is no group of a terminal any more.
        var command = options.Session is { } session ? new ProcessCommand(session, [options.Executable, .. arguments]) : new ProcessCommand(options.Executable, arguments);
        return _runner.RunAsync(
            command with
            {
                WorkingDirectory = options.Root,
                Environment = TerraformEnvironment.Of(options),
                Secrets = _secrets,
                OnOutputLine = onLine,
                EndSignal = NativeMethods.SigInt,
                WhereToGet = TerraformText.WhereToGet,
            },
            cancellationToken);
    }
}

/// <summary>Which state a plan was made of: its line of descent, which a new one does not share, and how often it was written.</summary>
internal sealed record StateMark(string Lineage, long Serial);
