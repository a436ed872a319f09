namespace Nuke.Common.Git;

/// <summary>Which kind of branch is checked out, in whatever case its name is written.</summary>
public static class GitRepositoryExtensions
{
    public static bool IsOnMainBranch(this GitRepository repository) => repository.IsOn("main");
    public static bool IsOnMasterBranch(this GitRepository repository) => repository.IsOn("master");
    public static bool IsOnMainOrMasterBranch(this GitRepository repository) => repository.IsOnMainBranch() || repository.IsOnMasterBranch();
    public static bool IsOnDevelopBranch(this GitRepository repository) => repository.IsOn("develop") || repository.IsOn("development");
    public static bool IsOnFeatureBranch(this GitRepository repository) => repository.IsBelow("feature/") || repository.IsBelow("features/");
    public static bool IsOnReleaseBranch(this GitRepository repository) => repository.IsBelow("release/") || repository.IsBelow("releases/");
    public static bool IsOnHotfixBranch(this GitRepository repository) => repository.IsBelow("hotfix/") || repository.IsBelow("hotfixes/");

    private static bool IsOn(this GitRepository repository, string branch) =>
        string.Equals(repository.Branch, branch, StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(this GitRepository repository, string prefix) =>
        repository.Branch?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true;
}
