using System.Globalization;
using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary>What a job does besides its script, or in place of it: <c>release</c>, <c>pages</c>, <c>run</c>.</summary>
internal static class ReleaseNodes
{
    public static Keywords? Of(Release? release) => release is null ? null : new Keywords()
        .Add("tag_name", release.TagName)
        .Add("tag_message", release.TagMessage)
        .Add("name", release.Name)
        .Add("description", release.Description)
        .Add("ref", release.Ref)
        .Add("milestones", release.Milestones)
        .Add("released_at", release.ReleasedAt?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
        .Add("assets", new Keywords().AddList("links", release.Links, Of));

    public static Node? Of(Pages? pages) => pages switch
    {
        null => null,
        { Publish: null, PathPrefix: null, ExpireIn: null } => Keywords.Word(true),
        _ => new Keywords().Add("publish", pages.Publish).Add("path_prefix", pages.PathPrefix).Add("expire_in", pages.ExpireIn?.ToString()),
    };

    public static Node Of(Step step)
    {
        var keywords = new Keywords().Add("name", step.Name).Add("env", CommonNodes.Of(step.Env));
        return step switch
        {
            Step.Scripted scripted => keywords.Add("script", scripted.Script),
            Step.Called called => keywords.Add("func", Of(called.Func)).Add("inputs", SpecNodes.Of(called.Inputs)),
            _ => throw new InvalidOperationException($"A step of kind {step.GetType().Name} is not known."),
        };
    }

    private static Node Of(ReleaseLink link) => new Keywords()
        .Add("name", link.Name)
        .Add("url", link.Url)
        .Add("filepath", link.Filepath)
        .AddWord("link_type", Words.Of(link.LinkType));

    private static Node Of(StepSource source) => source switch
    {
        StepSource.At at => Scalars.Text(at.Address),
        StepSource.Git git => new Keywords().Add("git", new Keywords().Add("url", git.Url).Add("rev", git.Rev).Add("dir", git.Dir).Add("file", git.File)),
        StepSource.Oci oci => new Keywords().Add("oci", new Keywords()
            .Add("registry", oci.Registry).Add("repository", oci.Repository).Add("tag", oci.Tag).Add("dir", oci.Dir).Add("file", oci.File)),
        _ => throw new InvalidOperationException($"A step's source of kind {source.GetType().Name} is not known."),
    };
}
