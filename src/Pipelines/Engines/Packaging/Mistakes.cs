using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>Everything that is wrong with a debian folder, collected while it is read and thrown once.</summary>
internal sealed class Mistakes
{
    private readonly List<DefinitionMistake> found = [];

    public bool Any => found.Count > 0;

    public void Add(DefinitionMistake mistake) => found.Add(mistake);

    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new DefinitionException([.. found]);
        }
    }
}
