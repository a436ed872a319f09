namespace Pipelines.Model.Limits;

/// <summary>
/// The combinations of what variables can hold in which a pipeline is made, without those that GitLab never has:
/// https://docs.gitlab.com/ci/variables/predefined_variables/ says what excludes what. A loop and no query, for there are thousands at every start.
/// </summary>
internal sealed class WorldCombinations
{
    private readonly IReadOnlyList<WorldValues.Choice> _variables;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<int> _ofMergeRequest = [];
    private readonly List<World> _made = [];
    private readonly World.Value[] _values;
    private readonly int _most;
    private readonly int _source;
    private readonly int _branch;
    private readonly int _tag;

    // The one that is being put together, and where the workflow's rules know all that they ask for: what stands behind doubles only what they let through.
    private readonly World _next;
    private readonly Func<World, bool> _isMade;
    private readonly int _decided;
    private int _looked;

    private WorldCombinations(IReadOnlyList<WorldValues.Choice> variables, Workflow? workflow, int most)
    {
        (_variables, _most, _values) = (variables, most, new World.Value[variables.Count]);
        for (var place = 0; place < variables.Count; place++)
        {
            _places.Add(variables[place].Name, place);
            if (variables[place].Name.StartsWith("CI_MERGE_REQUEST_", StringComparison.Ordinal))
            {
                _ofMergeRequest.Add(place);
            }
        }

        (_source, _branch, _tag) = (_places[Variables.PipelineSource.Name], _places[Variables.CommitBranch.Name], _places[Variables.CommitTag.Name]);
        (_next, Rules) = (new World(_places, _values), new PlacedRules(_places));
        _isMade = Rules.Of(workflow);
        _decided = Math.Max(Rules.LastPlace, _source) + 1;
    }

    /// <summary>Those in which GitLab makes a pipeline, in the order of the values.</summary>
    public IReadOnlyList<World> Made => _made;

    /// <summary>How many were looked at; one more than the most when there are more, and then not all are listed.</summary>
    public int Looked => Math.Max(_looked, _made.Count);

    /// <summary>Reads rules for these events.</summary>
    public PlacedRules Rules { get; }

    /// <summary>Looks through the combinations.</summary>
    /// <param name="variables">By their names: whatever excludes something stands before <see cref="Variables.PipelineSource"/>, and all that it excludes too.</param>
    /// <param name="workflow">Whose rules decide whether a pipeline is made.</param>
    /// <param name="most">Where it stops.</param>
    public static WorldCombinations Of(IReadOnlyList<WorldValues.Choice> variables, Workflow? workflow, int most)
    {
        var combinations = new WorldCombinations(variables, workflow, most);
        combinations.From(0);
        return combinations;
    }

    private void From(int place)
    {
        if (place == _decided)
        {
            _looked++;
            if (!_isMade(_next))
            {
                return;
            }
        }

        if (place == _variables.Count)
        {
            _made.Add(new(_places, [.. _values]));
            return;
        }

        var values = _variables[place].Values;
        for (var i = 0; i < values.Count && Looked <= _most; i++)
        {
            _values[place] = values[i];
            if (place != _source || IsPossible())
            {
                From(place + 1);
            }
        }
    }

    private bool IsPossible()
    {
        var (hasBranch, hasTag) = (_values[_branch].Text is not null, _values[_tag].Text is not null);
        return _values[_source].Text == "merge_request_event"
            ? !hasBranch && !hasTag
            : hasBranch != hasTag && HasNoMergeRequest() && (hasBranch || !_places.TryGetValue(Variables.OpenMergeRequests.Name, out var open) || _values[open].Text is null);
    }

    private bool HasNoMergeRequest()
    {
        foreach (var place in _ofMergeRequest)
        {
            if (_values[place].Text is not null)
            {
                return false;
            }
        }

        return true;
    }
}
