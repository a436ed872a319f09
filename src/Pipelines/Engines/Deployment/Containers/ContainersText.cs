using System.Text.Json;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>What is said about mistakes in the containers' JSON.</summary>
internal static class ContainersText
{
    private const string SchemaFile = "docs/schema/containers.schema.json";

    public static DefinitionMistake NoFile(string file, Service service) =>
        new(file, $"the containers of service {service} are not written down", $"Write the file; {SchemaFile} lists its members.");

    public static DefinitionMistake OrphanOverlay(string file, Service service, string environment, IReadOnlyList<string> environments) =>
        new(file, $"'{environment}' is not an environment, so this overlay of {service} would never be used",
            $"{NearestName.DidYouMean(environment, environments)}Rename or delete the file; environments: {string.Join(", ", environments)}.");

    public static DefinitionMistake MisspelledFile(string file, string nearest, IReadOnlyList<Service> services) =>
        new(file, $"no service has this name; '{nearest}' is near", $"Rename or delete the file; services: {string.Join(", ", services)}.");

    public static DefinitionMistake NotUtf8(string file) => new(file, "the file is not UTF-8 text", "Save it as UTF-8.");

    public static DefinitionMistake TooLong(string file, int bytes, int most) => new(file, $"the file has {bytes} bytes; {most} are read", "Take out what is no task definition: ECS takes 64 KiB.");

    public static DefinitionMistake Empty(string file) => new(file, "the file is empty", "Write at least {}.");

    public static DefinitionMistake BrokenJson(Place at, JsonException broken)
    {
        // The reader's sentence without its counting from 0 and its advice to programmers.
        var end = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var what = (end < 0 ? broken.Message : broken.Message[..end]).Replace(" Change the reader options.", "", StringComparison.Ordinal).TrimEnd('.');
        return new(at.ToString(), $"not JSON: {what}", "Mend the syntax; comments and trailing commas are not JSON.");
    }

    public static DefinitionMistake NoText(Place at) => new(at.ToString(), "half of a surrogate pair is no text", "Write the whole character.");

    public static DefinitionMistake Duplicate(JsonMember member, JsonMember first) =>
        new(member.At.ToString(), $"'{member.Name}' is there already, in line {first.At.Line}", "Keep one of them.");

    public static DefinitionMistake DuplicateName(Place at, string name) =>
        new(at.ToString(), $"the name '{name}' is there already in this list", "Keep one of them.");

    public static DefinitionMistake EntryLacks(Place at, string path, string member) =>
        new(at.ToString(), $"an entry of '{path}' has no '{member}'", $"Write \"{member}\": \"…\" into it.");

    public static DefinitionMistake NameIsKey(Place at, string name) =>
        new(at.ToString(), $"the name of container '{name}' is its key", "Remove this line.");

    public static DefinitionMistake Unknown(JsonMember member, string path, IEnumerable<string> names) =>
        new(member.At.ToString(), $"{(path.Length == 0 ? "a task definition" : $"'{path}'")} has no member '{member.Name}'",
            $"{NearestName.DidYouMean(member.Name, names)}{SchemaFile} lists the members.");

    public static DefinitionMistake Family(Place at) =>
        new(at.ToString(), "the family is the deployment's to name: '<application>-<service>'", "Remove this line; Service.Family says another name.");

    public static DefinitionMistake Tags(Place at) =>
        new(at.ToString(), "the tags of a task definition are the deployment's to write", "Remove them.");

    public static DefinitionMistake WrongKind(JsonPart part, string path, string expected, string? mend = null) =>
        new(part.At.ToString(), $"{Subject(path)} is {KindOf(part)}; {expected} was expected", mend ?? "Write one.");

    public static DefinitionMistake TextWasMeant(JsonPart.Scalar scalar, string path) =>
        WrongKind(scalar, path, "text", $"Write \"{scalar.Text}\".");

    public static DefinitionMistake NotOneOf(JsonPart.Scalar scalar, string path, IReadOnlyList<string> values) =>
        new(scalar.At.ToString(), $"{Subject(path)} cannot be '{scalar.Text}'",
            $"{NearestName.DidYouMean(scalar.Text, values)}Possible: {string.Join(", ", values)}.");

    public static DefinitionMistake NotASize(JsonPart.Scalar scalar, string path, Shape.Size size) =>
        new(scalar.At.ToString(), $"{Subject(path)} cannot be '{scalar.Text}'", $"Write a number such as \"{size.PerUnit}\", or \"1 {size.Unit}\".");

    public static DefinitionMistake OutOfRange(JsonPart.Scalar scalar, string path, Shape.Number number) =>
        new(scalar.At.ToString(), $"{Subject(path)} cannot be {scalar.Text}",
            number.Most == int.MaxValue ? $"Write a whole number from {number.Least}." : $"Write a whole number from {number.Least} to {number.Most}.");

    public static DefinitionMistake NothingToRemove(JsonPart part, string path) =>
        new(part.At.ToString(), $"{Subject(path)} is null, which only removes a member of the base file", "Leave the member out.");

    public static DefinitionMistake Missing(JsonPart part, string path, Member member) =>
        new(part.At.ToString(), $"{(path.Length == 0 ? "the task definition" : $"'{path}'")} has no '{member.Name}', which ECS demands", $"Write it: {member.Summary}");

    public static DefinitionMistake NoContainer(JsonPart part, Service service) =>
        new(part.At.ToString(), $"no container runs the image of service {service}", $"Write one without an image: \"containerDefinitions\": {{ \"{service}\": {{ … }} }}.");

    public static DefinitionMistake OwnImage(JsonPart part, string container) =>
        new(part.At.ToString(), $"the image of container '{container}' is the deployment's to put in, by digest", "Remove this line.");

    public static DefinitionMistake ImageWithoutDigest(JsonPart.Scalar image, string container) =>
        new(image.At.ToString(), $"the image of sidecar '{container}', '{image.Text}', is not named by digest, so the same definition could run something else tomorrow",
            "Write repository@sha256:….");

    public static string KindOf(JsonPart part) => part switch
    {
        JsonPart.Map => "an object",
        JsonPart.Series => "a list",
        JsonPart.Scalar { Kind: JsonValueKind.String } => "text",
        JsonPart.Scalar { Kind: JsonValueKind.Number } => "a number",
        JsonPart.Scalar { Kind: JsonValueKind.Null } => "null",
        JsonPart.Scalar scalar => scalar.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private static string Subject(string path) => path.Length == 0 ? "the file's content" : $"'{path}'";
}
