using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>Every reference names something that is declared, every module is given what it wants and no more, and nothing is declared in vain.</summary>
internal static class ReferenceCheck
{
    // Arguments of a module call that are Terraform's own.
    private static readonly string[] Own = ["source", "version", "for_each", "count", "depends_on", "providers"];

    /// <summary>What is wrong, each with its place; empty when nothing is.</summary>
    public static IReadOnlyList<string> Of(Configuration configuration) =>
        [.. configuration.Modules.Values.SelectMany(module => Undeclared(module, configuration).Concat(Calls(module, configuration)).Concat(Unused(module, configuration)))];

    private static IEnumerable<string> Undeclared(Module module, Configuration configuration) =>
        from block in module.Blocks
        from reference in ReferencesOf(block)
        let wrong = Wrong(block, reference, module, configuration)
        where wrong is not null
        select $"{block.File}:{reference.Line}: {wrong}";

    private static string? Wrong(Block block, Reference reference, Module module, Configuration configuration)
    {
        var words = reference.Words;
        var name = words.ElementAtOrDefault(1) ?? "";
        return words[0] switch
        {
            "var" => module.Variables.ContainsKey(name) ? null : $"there is no variable '{name}'",
            "local" => module.Locals.ContainsKey(name) ? null : $"there is no local '{name}'",
            "module" when !module.Modules.ContainsKey(name) => $"there is no module '{name}'",
            "module" => Output(module.Modules[name], words.ElementAtOrDefault(2), module, configuration),
            "each" => block.Body.Attributes.ContainsKey("for_each") ? null : $"'{reference}' stands in a block without for_each",
            "count" => block.Body.Attributes.ContainsKey("count") ? null : $"'{reference}' stands in a block without count",
            "path" => name is "module" or "root" ? null : $"there is no 'path.{name}'",
            "data" or "ephemeral" => Resource(string.Join('.', words.Take(3)), module),
            _ => Resource(string.Join('.', words.Take(2)), module),
        };
    }

    private static string? Resource(string address, Module module) => module.Resources.ContainsKey(address) ? null : $"there is no '{address}'";

    private static string? Output(Block call, string? output, Module module, Configuration configuration) =>
        output is null || configuration.Modules[module.SourceOf(call)].Outputs.ContainsKey(output) ? null : $"the module '{call.Labels[0]}' has no output '{output}'";

    private static IEnumerable<string> Calls(Module module, Configuration configuration)
    {
        foreach (var call in module.Modules.Values)
        {
            var variables = configuration.Modules[module.SourceOf(call)].Variables;
            var given = call.Body.Attributes.Keys.Except(Own).ToList();
            foreach (var name in given.Where(name => !variables.ContainsKey(name)))
            {
                yield return $"{call.Place}: the module '{call.Labels[0]}' has no variable '{name}'";
            }

            foreach (var (name, _) in variables.Where(variable => !variable.Value.Body.Attributes.ContainsKey("default") && !given.Contains(variable.Key)))
            {
                yield return $"{call.Place}: the module '{call.Labels[0]}' is not given '{name}'";
            }
        }
    }

    private static IEnumerable<string> Unused(Module module, Configuration configuration)
    {
        // A variable that only its own validation reads is unused all the same.
        var used = module.Blocks.Where(block => block.Type != "variable").SelectMany(ReferencesOf).Select(reference => string.Join('.', reference.Words.Take(2))).ToHashSet();
        foreach (var (name, variable) in module.Variables.Where(variable => !used.Contains($"var.{variable.Key}")))
        {
            yield return $"{variable.Place}: nobody reads the variable '{name}'";
        }

        foreach (var name in module.Locals.Keys.Where(name => !used.Contains($"local.{name}")))
        {
            yield return $"{Path.GetFileName(module.Folder)}: nobody reads the local '{name}'";
        }

        var outputs = OutputsRead(module, configuration);
        foreach (var (name, output) in module.Outputs.Where(output => module != configuration.Root && !outputs.Contains(output.Key)))
        {
            yield return $"{output.Place}: nobody reads the output '{name}'";
        }
    }

    // The words after the module's name, and, since a loop hides which of its names is a module's output, every member of a loop's own name.
    private static HashSet<string> OutputsRead(Module child, Configuration configuration) =>
    [
        .. from module in configuration.Modules.Values
           where module.Modules.Values.Any(call => module.SourceOf(call) == child.Folder)
           from member in module.Blocks.SelectMany(block => Walk.All(block.Body)).OfType<Member>()
           select member.Name,
    ];

    // The type of a variable is words of its own language, and so are the names in ignore_changes.
    private static IEnumerable<Reference> ReferencesOf(Block block) => Walk.References(block.Body, block.Type == "variable" ? ["type"] : ["ignore_changes"]);
}
