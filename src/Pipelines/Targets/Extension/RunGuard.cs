using Nuke.Common;
using Pipelines.Values;

namespace Pipelines.Targets.Extension;

/// <summary>
/// What one run is watched with, from the moment the build is there until its end: the mask over its output, the check of its command
/// line, the variables that may not steer it, and what is said when it fails.
/// </summary>
internal sealed class RunGuard(INukeBuild build, IReadOnlyList<string> arguments)
{
    private readonly IReadOnlyList<BuildParameter> _parameters = BuildParameter.Of(build.GetType());
    private readonly WrittenArguments _line = WrittenArguments.Read(arguments);
    private readonly SteeringVariables _variables = new();
    private readonly Dictionary<string, Exception> _errors = [];
    private MaskedLog? _log;

    /// <summary>Begins, before NUKE has injected anything.</summary>
    /// <exception cref="DefinitionException">The command line has mistakes, or a variable of the environment has steered the build.</exception>
    public void Begin(IReadOnlyList<string> targets)
    {
        KnownSecrets.AddWritten(_line, _parameters);
        _log = MaskedOutput.Begin();
        var mistakes = new ArgumentCheck(_parameters, targets).Mistakes(_line);
        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }

        _variables.Hide(build, _line);
    }

    /// <summary>The parameters have their values.</summary>
    public void Initialized() => KnownSecrets.AddValues(build, _parameters);

    /// <summary>A target begins, and what it starts gets the environment as it was.</summary>
    public void Running() => _variables.GiveBack();

    /// <summary>A target failed; NUKE has logged why.</summary>
    public void Failed(string target)
    {
        if (_log?.LastError is { } error)
        {
            _errors.TryAdd(target, error);
        }
    }

    /// <summary>The run is over: what is to be said of a failure. Nothing for a run that succeeded.</summary>
    public IReadOnlyList<string> Finished()
    {
        _variables.GiveBack();
        return build.IsFailing
            ? [.. FailedRun.Of(build, _errors, _log?.LastText, RunAgain.Of(_line, _parameters), FailedJob.Of(ProcessEnvironment.Current)).Lines()]
            : [];
    }
}
