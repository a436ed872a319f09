namespace Nuke.Common.Execution;

/// <summary>
/// The way of one run: discover → inject → plan → run → report. Extensions take part by priority; the engine's own steps have the
/// priorities that NUKE's have.
/// </summary>
internal static class BuildRun
{
    private const int Success = 0;
    private const int Failed = -1;

    public static int Execute(Func<NukeBuild> create, IReadOnlyCollection<LambdaExpression> defaults)
    {
        NukeBuild build = null;
        try
        {
            ConsoleText.Prepare();
            build = create();
            Logging.Configure(build);
            build.ExecutableTargets = Discovery.Discover(build, defaults);
            if (!Created(build))
                return Success;
            Reporting.WriteLogo(build);
            build.ExecutionPlan = Planning.Plan(build.ExecutableTargets, ParameterValues.Targets(), ParameterValues.IsOn("Strict"));
            ToolRequirements.Check(build);
            if (!Initialized(build))
                return Success;
            Running.Run(build, ParameterValues.OfEngine("Skip", typeof(string[]), "+") as string[]);
            return Finish(build);
        }
        catch (Exception exception)
        {
            return Refuse(build, Failure.CauseOf(exception));
        }
        finally
        {
            Logging.Close();
        }
    }

    /// <summary>The end of every run that was planned, however it went.</summary>
    public static int Finish(NukeBuild build)
    {
        build.HasEnded = true;
        Reporting.WriteSummary(build);
        build.Extensions.OnBuildFinished();
        return build.ExitCode ?? (build.IsSucceeding ? Success : Failed);
    }

    private static bool Created(NukeBuild build) => Steps.Run(
        build.Extensions.Of<IOnBuildCreated>(),
        x => x.OnBuildCreated(build.ExecutableTargets),
        build.OnBuildCreated,
        new(150, () => ProfileFiles.Load(NukeBuild.LoadedLocalProfiles)),
        new(100, () => Injection.InjectParameters(build)),
        new(75, () => SchemaFile.Update(build)),
        new(75, () => !ParameterValues.IsOn("ShellCompletion")),
        new(50, RefuseToGenerate));

    private static bool Initialized(NukeBuild build) => Steps.Run(
        build.Extensions.Of<IOnBuildInitialized>(),
        x => x.OnBuildInitialized(build.ExecutableTargets, build.ExecutionPlan),
        build.OnBuildInitialized,
        new(10, () => PlanPage.Write(build)),
        new(5, () => HelpText.Write(build)),
        new(-100, () => Injection.InjectRemaining(build)));

    /// <summary>Without a generator the switch would be ignored, and the run would do what nobody has asked for.</summary>
    private static void RefuseToGenerate() =>
        Assert.False(EnvironmentInfo.HasArgument("generate-configuration"), "There is no generator of a server's configuration for --generate-configuration");

    /// <summary>An error outside of targets: its message; where it comes from only for those who ask for everything.</summary>
    private static int Refuse(NukeBuild build, Exception exception)
    {
        Logging.EnsureConfigured();
        Log.Error("{Message}", exception.Message);
        Log.Verbose("{Details}", exception.ToString());
        if (build is null || build.HasEnded || build.ExecutionPlan.Count == 0)
            return Failed;
        foreach (var target in build.ScheduledTargets)
            target.Status = ExecutionStatus.NotRun;
        try
        {
            Finish(build);
        }
        catch (Exception another)
        {
            Log.Error("{Message}", another.Message);
        }
        return build.ExitCode ?? Failed;
    }
}
