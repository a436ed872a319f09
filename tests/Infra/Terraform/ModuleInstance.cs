using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>One instance of a module with its inputs; values are made when they are asked for, and once.</summary>
internal sealed class ModuleInstance : IHasAttributes
{
    private readonly Configuration configuration;
    private readonly Module module;
    private readonly IReadOnlyDictionary<string, object?> inputs;
    private readonly Dictionary<string, object?> made = new(StringComparer.Ordinal);

    public ModuleInstance(Configuration configuration, Module module, string address, string? key, IReadOnlyDictionary<string, object?> inputs)
    {
        this.configuration = configuration;
        this.module = module;
        this.inputs = inputs;
        Address = address;
        Key = key;
        Scope = new(Word);
    }

    /// <summary><c>module.service["backend"]</c>; empty for the root.</summary>
    public string Address { get; }

    /// <summary>The key of its for_each; null when it has none.</summary>
    public string? Key { get; }

    public Scope Scope { get; }

    /// <summary>An output.</summary>
    public object? Get(string name) => module.Outputs.TryGetValue(name, out var output)
        ? Evaluator.Of(output.Body.Attributes["value"], Scope)
        : throw new KeyNotFoundException($"{Address} has no output '{name}'");

    /// <summary>All resources of this instance and of the modules below it.</summary>
    public IEnumerable<Resource> Resources() =>
        module.Resources.Keys.SelectMany(address => Flat(ResourceOf(address))).Cast<Resource>()
            .Concat(module.Modules.Keys.SelectMany(name => Flat(ModuleOf(name))).Cast<ModuleInstance>().SelectMany(instance => instance.Resources()));

    /// <summary>The messages of all validations that the inputs do not pass.</summary>
    public IEnumerable<string> Refusals() =>
        from variable in module.Variables.Values
        from validation in variable.Body.Of("validation")
        where Evaluator.Of(validation.Body.Attributes["condition"], Scope) is not true
        select Values.Text(Evaluator.Of(validation.Body.Attributes["error_message"], Scope));

    private Named? Word(string word) => word switch
    {
        "var" => new(new Names(VariableOf)),
        "local" => new(new Names(name => Once($"local.{name}", () => Evaluator.Of(module.Locals[name], Scope)))),
        "module" => new(new Names(ModuleOf)),
        "path" => new(Values.Map([new("module", module.Folder), new("root", configuration.Root.Folder)])),
        "data" or "ephemeral" => new(new Names(type => new Names(name => ResourceOf($"{word}.{type}.{name}")))),
        _ when module.Resources.Keys.Any(address => address.StartsWith($"{word}.", StringComparison.Ordinal)) => new(new Names(name => ResourceOf($"{word}.{name}"))),
        _ => null,
    };

    /// <summary>A variable, with its default where it is not given.</summary>
    public object? VariableOf(string name) => Once($"var.{name}", () =>
    {
        var body = module.Variables[name].Body;
        var value = inputs.TryGetValue(name, out var given) ? given
            : body.Attributes.TryGetValue("default", out var standard) ? Evaluator.Of(standard, Scope)
            : throw new KeyNotFoundException($"'{name}' is not given");
        return body.Attributes.TryGetValue("type", out var type) ? TypeDefaults.Apply(type, value) : value;
    });

    private object? ModuleOf(string name) => Once($"module.{name}", () =>
    {
        var call = module.Modules[name];
        var child = configuration.Modules[module.SourceOf(call)];
        return Expand(call, $"module.{name}", (address, key, scope) =>
            new ModuleInstance(configuration, child, address, key, new LazyInputs(call.Body.Attributes.Where(argument => child.Variables.ContainsKey(argument.Key)), scope)));
    });

    private object? ResourceOf(string address) => Once(address, () =>
    {
        var block = module.Resources.TryGetValue(address, out var found) ? found : throw new KeyNotFoundException($"there is no '{address}'");
        return Expand(block, address, (full, key, scope) => new Resource(full, Key ?? key, block, scope));
    });

    // for_each makes a map, count a list, and neither the one instance itself.
    private object? Expand(Block block, string name, Func<string, string?, Scope, object> make)
    {
        var address = Address.Length == 0 ? name : $"{Address}.{name}";
        if (block.Body.Attributes.TryGetValue("for_each", out var each))
        {
            var pairs = Evaluator.Of(each, Scope) is SortedDictionary<string, object?> map ? map.ToList() : Values.Items(Evaluator.Of(each, Scope)).Select(item => KeyValuePair.Create(Values.Text(item), item)).ToList();
            return Values.Map(pairs.Select(pair => KeyValuePair.Create<string, object?>(
                pair.Key, make($"{address}[\"{pair.Key}\"]", pair.Key, Scope.With("each", Values.Map([new("key", pair.Key), new("value", pair.Value)]))))));
        }

        return block.Body.Attributes.TryGetValue("count", out var count)
            ? Enumerable.Range(0, (int)Values.Number(Evaluator.Of(count, Scope))).Select(index => (object?)make($"{address}[{index}]", null, Scope.With("count", Values.Map([new("index", (double)index)])))).ToList()
            : make(address, null, Scope);
    }

    private object? Once(string name, Func<object?> make)
    {
        if (made.TryGetValue(name, out var value))
        {
            return value is Circle ? throw new InvalidOperationException($"'{name}' needs itself") : value;
        }

        made.Add(name, new Circle());
        return made[name] = make();
    }

    private static IEnumerable<object?> Flat(object? value) => value is List<object?> or SortedDictionary<string, object?> ? Values.Items(value) : [value];

    private sealed record Circle;

    private sealed class Names(Func<string, object?> get) : IHasAttributes
    {
        public object? Get(string name) => get(name);
    }
}
