namespace Infra.Terraform;

/// <summary>A root module with all modules that it calls, by their folders.</summary>
internal sealed class Configuration
{
    private Configuration(Module root, IReadOnlyDictionary<string, Module> modules)
    {
        Root = root;
        Modules = modules;
    }

    public Module Root { get; }

    /// <summary>The root and everything below it, by absolute folder.</summary>
    public IReadOnlyDictionary<string, Module> Modules { get; }

    public static Configuration Load(string root)
    {
        var modules = new Dictionary<string, Module>(StringComparer.Ordinal);
        Add(Path.GetFullPath(root));
        return new(modules[Path.GetFullPath(root)], modules);

        void Add(string folder)
        {
            if (modules.ContainsKey(folder))
            {
                return;
            }

            var module = Module.Load(folder);
            modules.Add(folder, module);
            foreach (var call in module.Modules.Values)
            {
                Add(module.SourceOf(call));
            }
        }
    }
}
