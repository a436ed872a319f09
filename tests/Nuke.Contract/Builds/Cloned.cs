using Nuke.Common.Git;

namespace Nuke.Contract.Builds;

/// <summary>What a build knows of its repository.</summary>
public class Cloned : ContractBuild
{
    public static int Start() => Execute<Cloned>(x => x.Show);

    [GitRepository] readonly GitRepository? Repository;

    Target Show => _ => _.Requires(() => Repository).Executes(() =>
    {
        Say("protocol", Repository!.Protocol);
        Say("endpoint", Repository.Endpoint);
        Say("identifier", Repository.Identifier);
        Say("https", Repository.HttpsUrl);
        Say("directory", Repository.LocalDirectory);
        Say("branch", Repository.Branch);
        Say("commit", Repository.Commit);
        Say("tags", string.Join(",", Repository.Tags.Order(StringComparer.Ordinal)));
        Say("remote", $"{Repository.RemoteName}/{Repository.RemoteBranch}");
        Say("feature", Repository.IsOnFeatureBranch());
        Say("main", Repository.IsOnMainOrMasterBranch());
        Say("set", Repository.SetBranch("Main").IsOnMainBranch());
    });
}
