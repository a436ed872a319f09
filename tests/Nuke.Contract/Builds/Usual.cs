using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;

namespace Nuke.Contract.Builds;

/// <summary>A usual .NET build, made of components alone.</summary>
internal sealed class Usual : ContractBuild, ITest, IPack, IHazReports
{
    public static int Start() => Execute<Usual>(x => ((ICompile)x).Compile);

    IEnumerable<Project> ITest.TestProjects => ((IHazSolution)this).Solution.GetAllProjects("*.Tests");

    Configure<DotNetBuildSettings> ICompile.CompileSettings => _ => _.EnableNoLogo();

    Target Show => _ => _.Executes(() =>
    {
        Say("configuration", ((IHazConfiguration)this).Configuration);
        Say("solution", ((IHazSolution)this).Solution.Name);
        Say("reports", ((IHazReports)this).ReportDirectory);
        Say("packages", ((IPack)this).PackagesDirectory);
    });
}

/// <summary>Members of the models, injected.</summary>
public class Modelled : ContractBuild
{
    [Solution("sub/b.slnx")] readonly Solution? Fixed;
    [Solution] readonly Solution? Solution;
    [Nuke.Common.Git.GitRepository] readonly Nuke.Common.Git.GitRepository? Repository;
    [PathVariable] readonly Tool? Echo;
    [PathVariable("no-such-tool-at-all")] readonly Tool? Nothing;

    public static int Start() => Execute<Modelled>(x => x.Show);

    Target Show => _ => _.Executes(() =>
    {
        Say("fixed", Fixed?.Name);
        Say("solution", Solution?.Name);
        Say("branch", Repository?.Branch);
        Say("echo", Echo is null ? null : string.Join(",", Echo("hi").Select(x => x.Text)));
        Say("nothing", Nothing is null);
    });

    Target NeedsTool => _ => _.Requires(() => Nothing).Executes(() => Ran("NeedsTool"));
}
