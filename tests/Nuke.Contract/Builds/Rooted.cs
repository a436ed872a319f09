namespace Nuke.Contract.Builds;

/// <summary>A build that is started below its root.</summary>
public class Rooted : ContractBuild
{
    [Parameter] readonly string Where = "";

    public static int Start()
    {
        var arguments = Environment.GetCommandLineArgs();
        Environment.CurrentDirectory = Path.Combine(Environment.CurrentDirectory, arguments[^1]);
        return Execute<Rooted>(x => x.Show);
    }

    Target Show => _ => _.Executes(() =>
    {
        Say("root", RootDirectory);
        Say("temporary", TemporaryDirectory);
        Say("project", BuildProjectFile?.Name);
        Say("assembly", BuildAssemblyFile?.Name);
        Say("where", Where);
    });
}
