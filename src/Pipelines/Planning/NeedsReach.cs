namespace Pipelines.Planning;

/// <summary>
/// Which jobs stand behind which along needs. It is walked when asked for: a table of all pairs would grow with the square of the jobs, and most jobs
/// have few behind them.
/// </summary>
/// <param name="direct">The needs of each job, by position; without circles.</param>
internal sealed class NeedsReach(IReadOnlyList<int>[] direct)
{
    private readonly int[] _seenBy = new int[direct.Length];
    private int _walk;

    /// <summary>Those of some jobs that another of them needs, itself or through others.</summary>
    public IReadOnlySet<int> BehindOthers(IReadOnlyList<int> jobs)
    {
        var behind = new HashSet<int>();
        if (jobs.Count < 2)
        {
            return behind;
        }

        _walk++;
        var wanted = jobs.ToHashSet();
        var rest = new Stack<int>(jobs.SelectMany(job => direct[job]));
        while (behind.Count < wanted.Count && rest.TryPop(out var job))
        {
            if (_seenBy[job] == _walk)
            {
                continue;
            }

            _seenBy[job] = _walk;
            if (wanted.Contains(job))
            {
                behind.Add(job);
            }

            foreach (var next in direct[job])
            {
                rest.Push(next);
            }
        }

        return behind;
    }

    /// <summary>For each job whether one of a kind stands behind it.</summary>
    public static bool[] HaveBehind(IReadOnlyList<int>[] direct, Func<int, bool> isOfKind)
    {
        // Turned round: from the jobs of the kind up to all that need them.
        var neededBy = Enumerable.Range(0, direct.Length).SelectMany(job => direct[job].Select(need => (need, job))).ToLookup(pair => pair.need, pair => pair.job);
        var have = new bool[direct.Length];
        var rest = new Stack<int>(Enumerable.Range(0, direct.Length).Where(isOfKind));
        while (rest.TryPop(out var job))
        {
            foreach (var next in neededBy[job].Where(next => !have[next]))
            {
                have[next] = true;
                rest.Push(next);
            }
        }

        return have;
    }
}
