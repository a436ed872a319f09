namespace Pipelines.Model.Limits;

/// <summary>
/// All combinations of what variables can hold, without those that GitLab never has: https://docs.gitlab.com/ci/variables/predefined_variables/ says what
/// excludes what. A loop and no query, for there are thousands at every start.
/// </summary>
internal sealed class WorldCombinations
{
    private readonly IReadOnlyList<WorldValues.Choice> _variables;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<int> _ofMergeRequest = [];
    private readonly List<World> _worlds = [];
    private readonly World.Value[] _values;
    private readonly int _most;
    private readonly int _source;
    private readonly int _branch;
    private readonly int _tag;

    private WorldCombinations(IReadOnlyList<WorldValues.Choice> variables, int most)
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
    }

    /// <summary>The combinations, in the order of the values.</summary>
    /// <param name="variables">By their names: whatever excludes something stands before <see cref="Variables.PipelineSource"/>, and all that it excludes too.</param>
    /// <param name="most">Where it stops; one more is listed then.</param>
    public static IReadOnlyList<World> Of(IReadOnlyList<WorldValues.Choice> variables, int most)
    {
        var combinations = new WorldCombinations(variables, most);
        combinations.From(0);
        return combinations._worlds;
    }

    private void From(int place)
    {
        if (place == _variables.Count)
        {
            _worlds.Add(new(_places, [.. _values]));
            return;
        }

        var values = _variables[place].Values;
        for (var i = 0; i < values.Count && _worlds.Count <= _most; i++)
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
