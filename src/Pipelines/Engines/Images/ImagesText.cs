using Pipelines.Clients.Containers;
using Pipelines.Clients.Registry;
using Pipelines.Definitions;
using Pipelines.Engines.Packaging;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>What this room says to people.</summary>
internal static class ImagesText
{
    public static DefinitionMistake NoDockerfile(ImageBuildOptions options) => new(
        Symbol(options.Image), $"its Dockerfile '{options.Image.Dockerfile}' does not exist", "Write that file, or correct Dockerfile, which is relative to the repository's root.");

    public static DefinitionMistake ContextOutside(ImageBuildOptions options) => new(
        Symbol(options.Image), $"its context '{options.Image.Context}' is outside of the repository", "Set Context to a folder of the repository.");

    public static DefinitionMistake NothingToAssemble(ContainerImage image) => new(
        Symbol(image), "it has no Package, and without a container engine an image is assembled from its package", "Set Package, or start Docker.");

    public static DefinitionMistake NoEntryPoint(ContainerImage image) => new(
        Symbol(image), "it has no EntryPoint, and without a container engine no Dockerfile says what it runs", "Set EntryPoint, or start Docker.");

    public static DefinitionException EmptyContext(ImageBuildOptions options) => new(
        Symbol(options.Image), $"its context '{options.Context}' holds no file that git tracks or would track", "Add its files to git, or correct Context.");

    public static DefinitionException IgnoredContext(ImageBuildOptions options) => new(
        Symbol(options.Image), $"its .dockerignore keeps every file of '{options.Context}' out", "Take in what the Dockerfile needs, by a line that begins with '!'.");

    public static DefinitionMistake PlatformTwice(ContainerImage image, ImagePlatform platform) => new(
        Symbol(image), $"its Platforms name {platform} twice", "Keep one of them.");

    public static DefinitionMistake SecretTwice(ContainerImage image, string id) => new(Symbol(image), $"two of its Secrets are called '{id}'", "Rename one of them.");

    public static DefinitionMistake NoSecretMounts(ContainerImage image, IImageBuilder builder) => new(
        Symbol(image), $"it has Secrets, and {builder.Description} cannot mount any", BuildKitOrOthers);

    public static DefinitionMistake NoPlatforms(ContainerImage image, IImageBuilder builder) => new(
        Symbol(image), $"it has Platforms, and {builder.Description} builds for its own alone", BuildKitOrOthers);

    public static ExecutionException OtherPlatform(ContainerImage image, ImagePlatform wanted, ImagePlatform built) => new(
        "build the image",
        image.ToString(),
        $"its base image is for {built}, and {wanted} was asked for",
        "Choose a base image that has all of the Platforms, and write its name without a digest of one of them.");

    public static string NoneOf(IReadOnlyList<string> findings) => $"{string.Join(", ", findings.Take(findings.Count - 1))}, and {findings[^1]}";

    public const string GetAnyBuilder =
        "Start Docker, point DOCKER_HOST at a daemon that runs, or install a builder that needs none ('apt-get install buildah' on Debian).";

    private const string BuildKitOrOthers =
        "Install BuildKit's plug-in ('apt-get install docker-buildx', or docker-buildx-plugin from Docker's own packages), or set Builder = ImageBuilder.Buildah.";

    public static ExecutionException NoPackageFile(string image, string path) => new(
        "build the image", image, $"its package is not there: {path}", "Run './build.sh Package' first.");

    public static ExecutionException StrangePackageName(string image, string path) => new(
        "build the image", image, $"its package is not named <package>_<version>_<architecture>.deb: {path}", "Build the package by './build.sh Package', which names it so.");

    public static string FailedStep(ImageBuildOptions options) =>
        $"Mend that step of {options.Image.Dockerfile}. A build sees its package, and the files below '{options.Context}' that git tracks or would track; nothing that .gitignore or .dockerignore names.";

    public static ExecutionException NoLayout(string folder) => new(
        "read the image", folder, "there is no OCI layout in that folder", "Run './build.sh DockerBuild' first.");

    public static ExecutionException BrokenLayout(string folder, Exception inner) => new(
        "read the image", folder, $"its OCI layout is broken: {inner.Message}", "Delete the folder and run './build.sh DockerBuild' again.", innerException: inner);

    public const string Writing = "write the image", CopyingContext = "copy the build context", WritingSecrets = "hand the secrets to the builder";

    public static ExecutionException BrokenSave(string tarFile, Exception inner) => new(
        "read the saved image", tarFile, $"it is not what 'docker save' writes: {inner.Message}", "Run the build again; if it stays so, report it with the output of 'docker version'.", innerException: inner);

    public static ExecutionException BrokenPackage(string package, Exception inner) => new(
        "put the package into an image", package, $"it is broken: {inner.Message}", "Run './build.sh Package' again.", innerException: inner);

    public static ExecutionException EscapingPath(string package, string path) => new(
        "put the package into an image", package, $"its entry '{path}' leads out of the package", "Build the package again; one from elsewhere is not to be trusted.");

    public static ExecutionException StrangeEntry(string package, string path, string type) => new(
        "put the package into an image", package, $"its entry '{path}' is of the type {type}", "Let the package hold files, folders and links only.");

    public static string BuiltAgain(ContainerImage image, ExecutionException reason) => $"{image}: what was built before is of no use, so it is built again. {reason.Message}";

    public static string Reused(ImageBuildPlan plan, OciLayout layout) =>
        $"{plan.Options.Image}: already built from this source, {layout.Root.Digest}. To build it again, delete {Relative(plan.Options)}.";

    public static string Building(ImageBuildPlan plan, string finding) => plan.Method == BuildMethod.Assembly
        ? $"{plan.Options.Image}: assembled from {Path.GetFileName(plan.Package!.Path)} in this process, because {finding}. It has no base image and cannot run."
        : $"{plan.Options.Image}: building {plan.Options.Image.Dockerfile} with {finding}{Chosen(plan)}{For(plan.Options.Image.Platforms)}.";

    public static async Task<string> BuiltAsync(ImageBuildPlan plan, OciLayout layout, CancellationToken cancellationToken)
    {
        var root = await layout.ReadManifestAsync(layout.Root, cancellationToken);
        var images = new List<Manifest>();
        foreach (var child in root.Children)
        {
            images.Add(await layout.ReadManifestAsync(child, cancellationToken));
        }

        var blobs = images.DefaultIfEmpty(root).SelectMany(image => image.Blobs).Distinct().ToList();
        var layers = images.DefaultIfEmpty(root).SelectMany(image => image.Blobs.Skip(1)).Count();
        return $"{plan.Options.Image}: {layout.Root.Digest} ({Bytes(blobs.Sum(blob => blob.Size))}, {Count(layers, "layer")}) in {Relative(plan.Options)}.";
    }

    public static string CreatedBy(DebianArchive package) => $"assembled from {package.Package} {package.Version}";

    public static string AlreadyPushed(RegistryAddress registry, RepositoryName repository, ImageTag tag) =>
        $"{registry}/{repository}:{tag}: already there, nothing pushed.";

    public static string BuiltTwice(RegistryAddress registry, RepositoryName repository, OciLayout layout, Digest there) =>
        $"{registry}/{repository}:{layout.Tag}: already there as {there}, nothing pushed. This commit was built twice; the image of the registry is the one that counts, "
        + $"and {layout.Root.Digest} stays here.";

    public static string Pushed(RegistryAddress registry, RepositoryName repository, OciLayout layout, TransferProgress moved) =>
        $"{registry}/{repository}:{layout.Tag}: pushed {Moved(moved)}; it is {layout.Root.Digest}.";

    public static string AlreadyPromoted(ImageReference image, ImageTag tag) => $"{image}: already there as :{tag}, nothing copied.";

    public static string Promoted(RegistryAddress from, ImageReference image, TransferProgress moved, int companions) =>
        $"{image}: copied {Moved(moved)}{(companions == 0 ? "" : $", with {Count(companions, "signature or the like", "signatures and the like")}")}, from {from}.";

    public static string Moving(string subject, long bytes, long expected, double rate) =>
        $"{subject}: {Bytes(bytes)} of {Bytes(expected)}, {Bytes((long)rate)}/s.";

    public static string CompanionKept(string name, Digest there, Digest here) =>
        $"{name}: it is {there} there and {here} here, and each has something that the other has not; the one there stays. Sign the promoted image again if it needs what is here.";

    public static string CompanionIsGone(string source, Descriptor companion) => $"{source}@{companion.Digest} is listed as referring to the image, and is not there.";

    public static string CompanionIsImmutable(string name) =>
        $"{name} may not move, because the repository's tags are immutable: what refers to the image there may be older than here. "
        + "Exclude 'sha256-*' from that (imageTagMutability IMMUTABLE_WITH_EXCLUSION in Terraform).";

    public static ExecutionException TooDeep(string source, Descriptor node, int most) => new(
        "copy the image", $"{source}@{node.Digest}", $"its index is nested more than {most} levels deep", "Let an index name images, or indexes of images.");

    public static ExecutionException TooManyCompanions(string name, int most) => new(
        "copy what refers to the image", name, $"there are more than {most} signatures and the like", "Delete those that nobody needs any more.");

    public static string RepositoryCreated(RegistryAddress registry, RepositoryName repository, IReadOnlyList<ImageTag> movable) =>
        $"{registry}/{repository}: created; its tags are immutable{(movable.Count == 0 ? "" : $", except {string.Join(", ", movable.Select(tag => tag.Text))}")}.";

    public static DefinitionException TooManyMovableTags(ContainerImage image, int count, int most) => new(
        Symbol(image), $"its repository cannot be created: the tags of {count} environments would have to move there, and Amazon ECR excepts {most} at most", "Create the repository by Terraform, with a pattern that fits them all.");

    public static string TagIsImmutable(ImageReference image, ImageTag tag) =>
        $"{image.Registry}/{image.Repository}:{tag} names another image and may not move, because the repository's tags are immutable. "
        + $"Exclude '{tag}' from that (imageTagMutability IMMUTABLE_WITH_EXCLUSION in Terraform), or read what runs from ECS instead.";

    public static ExecutionException NotInSource(RegistryAddress registry, RepositoryName repository, string reference) => new(
        "find the image",
        $"{registry}/{repository}{(reference.StartsWith("sha256:", StringComparison.Ordinal) ? '@' : ':')}{reference}",
        "the registry does not have it",
        "Deploy the same commit to the environment before this one first.");

    public static ExecutionException TwoTruths(Promotion promotion, Digest source, Digest target) => new(
        "promote the image",
        $"{promotion.Target.Address}/{promotion.Repository}:{promotion.Tag}",
        $"it is {target} there and {source} in {promotion.Source.Address}",
        "Delete the tag in the target, if nothing runs from it, and deploy again.");

    public static ExecutionException TagComesAndGoes(RegistryAddress registry, RepositoryName repository, ImageTag tag) => new(
        "set the tag",
        $"{registry}/{repository}:{tag}",
        "the registry says that the tag is there and may not move, and a moment ago it was not there",
        "Run it again; another pipeline works on the same commit.");

    private static string Moved(TransferProgress moved) => string.Join(
        ", ",
        new[]
        {
            Count(moved.Sent, "blob"),
            Bytes(moved.Bytes),
            moved.AlreadyThere > 0 ? $"{moved.AlreadyThere} already there" : "",
            moved.Mounted > 0 ? $"{moved.Mounted} mounted" : "",
        }.Where(part => part.Length > 0));

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Chosen(ImageBuildPlan plan) => plan.Options.Image.Builder is null ? ", the first that is there" : ", as its definition says";

    private static string For(IReadOnlyList<ImagePlatform> platforms) => platforms.Count == 0 ? "" : $" for {string.Join(", ", platforms)}";

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Symbol(ContainerImage image) => $"ContainerImage \"{image.Repository}\"";

    private static string Relative(ImageBuildOptions options) => Path.GetRelativePath(options.Root, options.Folder);

    private static string Bytes(long count) => count switch
    {
        < 1000 => $"{count} B",
        < 1_000_000 => $"{count / 1000d:0.0} kB",
        _ => $"{count / 1_000_000d:0.0} MB",
    };
}
