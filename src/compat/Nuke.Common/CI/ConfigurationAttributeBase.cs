using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI;

/// <summary>An attribute on a build class that generates one configuration file.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ConfigurationAttributeBase : Attribute, IConfigurationGenerator
{
    public INukeBuild Build { get; internal set; }

    public string Id => string.IsNullOrEmpty(IdPostfix) ? HostName : $"{HostName}_{IdPostfix}";

    public string DisplayName => string.IsNullOrEmpty(IdPostfix) ? HostName : $"{HostName} ({IdPostfix})";

    public string HostName => HostType.Name;

    public bool AutoGenerate { get; set; } = true;

    public virtual string IdPostfix => null;

    public abstract Type HostType { get; }

    public abstract AbsolutePath ConfigurationFile { get; }

    public abstract IEnumerable<AbsolutePath> GeneratedFiles { get; }

    public abstract IEnumerable<string> RelevantTargetNames { get; }

    public abstract IEnumerable<string> IrrelevantTargetNames { get; }

    protected virtual string BuildCmdPath =>
        NukeBuild.RootDirectory.GetUnixRelativePathTo(NukeBuild.RootDirectory.GlobFiles("build.cmd", "*/build.cmd")
            .FirstOrDefault().NotNull("There is no build.cmd below the root directory"));

    public abstract CustomFileWriter CreateWriter(StreamWriter streamWriter);

    public abstract ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets);

    public void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        var relevant = executableTargets.Where(IsRelevant).ToList();
        using var stream = CreateStream();
        var writer = CreateWriter(stream);
        writer.WriteComment("This file is generated from the build's targets:");
        writer.WriteComment($"  --{BuildServerConfigurationGeneration.ConfigurationParameterName} {Id}");
        GetConfiguration(relevant).Write(writer);
    }

    public virtual void SerializeState()
    {
    }

    protected virtual StreamWriter CreateStream()
    {
        return new(ConfigurationFile, append: false);
    }

    private bool IsRelevant(ExecutableTarget target)
    {
        var relevant = RelevantTargetNames?.ToList() ?? [];
        return (relevant.Count == 0 || relevant.Contains(target.Name)) && IrrelevantTargetNames?.Contains(target.Name) != true;
    }
}
