using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>A tool of a NuGet package that is restored already.</summary>
public class NuGetPackageAttribute : ToolInjectionAttributeBase
{
    private readonly string packageId;
    private readonly string packageExecutable;

    public NuGetPackageAttribute(string packageId, string packageExecutable)
    {
        this.packageId = packageId;
        this.packageExecutable = packageExecutable;
    }

    public string Framework { get; set; }
    public string Version { get; set; }

    public override ToolRequirement GetRequirement(MemberInfo member) =>
        new PackageRequirement(() => PackageExecutables.InNuGetFolder(packageId, packageExecutable, Version, Framework));

    public override object GetValue(MemberInfo member, object instance) =>
        ToolResolver.GetNuGetTool(packageId, packageExecutable, Version, Framework);
}

/// <summary>A tool of an npm package that is installed already.</summary>
public class NpmPackageAttribute : ToolInjectionAttributeBase
{
    private readonly string packageExecutable;

    public NpmPackageAttribute(string packageId, string packageExecutable)
    {
        PackageId = packageId;
        this.packageExecutable = packageExecutable;
    }

    internal string PackageId { get; }

    public override ToolRequirement GetRequirement(MemberInfo member) =>
        new PackageRequirement(() => PackageExecutables.InNodeModules(packageExecutable));

    public override object GetValue(MemberInfo member, object instance) => ToolResolver.GetNpmTool(packageExecutable);
}
