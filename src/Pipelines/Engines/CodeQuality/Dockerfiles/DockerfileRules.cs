using System.Text.RegularExpressions;

namespace Pipelines.Engines.CodeQuality.Dockerfiles;

/// <summary>
/// What this house asks of a Dockerfile: a base that stays the same, no root, nothing in the image that is not needed, no secrets, and a program that
/// hears SIGTERM. A missing HEALTHCHECK is no fault: ECS ignores it and takes the task definition's.
/// </summary>
internal static partial class DockerfileRules
{
    private static readonly HashSet<string> Keywords =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ];

    /// <summary>What is wrong with a Dockerfile.</summary>
    public static IEnumerable<Fault> FaultsIn(string text)
    {
        var (instructions, open) = DockerfileReader.Read(text);
        var stages = Stage.Of(instructions);
        return
        [
            .. open.Select(heredoc => new Fault(DockerfileText.OpenHeredoc, heredoc.Line, heredoc.Word)),
            .. instructions.Where(instruction => !Keywords.Contains(instruction.Keyword)).Select(instruction => new Fault(DockerfileText.UnknownInstruction, instruction.Line, instruction.Keyword)),
            .. stages.Count == 0 ? (Fault[])[new(DockerfileText.NoFrom, 1)] : [],
            .. stages.SelectMany(FaultsOfBase),
            .. instructions.SelectMany(FaultsOfSecrets),
            .. instructions.SelectMany(FaultsOfAdd),
            .. stages.SelectMany(stage => stage.Instructions.SelectMany(instruction => AptRules.FaultsIn(instruction, staysInImage: stages[^1].Lineage().Contains(stage)))),
            .. stages.Count == 0 ? [] : FaultsOfImage(stages[^1]),
        ];
    }

    private static IEnumerable<Fault> FaultsOfBase(Stage stage)
    {
        if (stage.Base is not null || stage.Image == "scratch")
        {
            yield break;
        }

        if (stage.Image is not { } image)
        {
            yield return new Fault(DockerfileText.BaseWithoutDefault, stage.From.Line);
        }
        else if (!image.Contains('@', StringComparison.Ordinal))
        {
            var name = image[(image.LastIndexOf('/') + 1)..];
            var tag = name.Contains(':', StringComparison.Ordinal) ? name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..] : null;
            yield return tag is null or "" ? new Fault(DockerfileText.BaseWithoutTag, stage.From.Line, image)
                : tag == "latest" ? new Fault(DockerfileText.LatestBase, stage.From.Line, image)
                : new Fault(DockerfileText.BaseWithoutDigest, stage.From.Line, image);
        }
    }

    // The names alone are told: a value may be the secret itself.
    private static IEnumerable<Fault> FaultsOfSecrets(Instruction instruction) => instruction.Keyword switch
    {
        "ENV" => Assigned().Matches(instruction.Text).Where(match => SecretName().IsMatch(match.Groups["name"].Value) && match.Groups["value"].Value.Trim('"', '\'').Length > 0)
            .Select(match => new Fault(DockerfileText.SecretInEnv, instruction.LineAt(match.Index), match.Groups["name"].Value)),
        "ARG" => instruction.Arguments.Select(argument => argument.Split('=')[0]).Where(name => SecretName().IsMatch(name))
            .Select(name => new Fault(DockerfileText.SecretInArg, instruction.LineAt(instruction.Text.IndexOf(name, StringComparison.Ordinal)), name)),
        _ => [],
    };

    private static IEnumerable<Fault> FaultsOfAdd(Instruction instruction) =>
        instruction.Keyword == "ADD" && !instruction.Flags.Any(flag => flag.StartsWith("--checksum=", StringComparison.Ordinal))
        && instruction.Arguments.Any(argument => argument.StartsWith("http://", StringComparison.Ordinal) || argument.StartsWith("https://", StringComparison.Ordinal))
            ? [new Fault(DockerfileText.AddFromWeb, instruction.Line)]
            : [];

    private static IEnumerable<Fault> FaultsOfImage(Stage last)
    {
        var all = last.Lineage().Reverse().SelectMany(stage => stage.Instructions).ToList();
        var user = all.LastOrDefault(instruction => instruction.Keyword == "USER");
        if (user is null)
        {
            yield return new Fault(DockerfileText.NoUser, last.From.Line);
        }
        else if (user.Arguments is [var name, ..] && name.Split(':')[0] is "root" or "0")
        {
            yield return new Fault(DockerfileText.RootUser, user.Line);
        }

        // CMD in the shell's form is only the arguments of an ENTRYPOINT in JSON's form.
        var starts = all.LastOrDefault(instruction => instruction.Keyword == "ENTRYPOINT") ?? all.LastOrDefault(instruction => instruction.Keyword == "CMD");
        if (starts is not null && ShellCommands.JsonForm(starts.Text) is null && !starts.Text.AsSpan().TrimStart().StartsWith("exec "))
        {
            yield return new Fault(DockerfileText.ShellForm, starts.Line, starts.Keyword);
        }
    }

    // 'ENV NAME=value OTHER="a b"', and the old 'ENV NAME value'.
    [GeneratedRegex("""(?<=^|\s)(?<name>[A-Za-z_][A-Za-z0-9_]*)(=(?<value>"[^"]*"|'[^']*'|\S*)|(?<=^\s*\S+)\s+(?<value>\S.*))""")]
    private static partial Regex Assigned();

    [GeneratedRegex("(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|JWT|API_?KEY|PRIVATE_KEY|ACCESS_KEY|SECRET_KEY|CREDENTIALS)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
