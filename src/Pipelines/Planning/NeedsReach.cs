namespace Pipelines.Planning;

/// <summary>
/// Which jobs stand behind which along needs. It is walked when asked for: a table of all pairs would grow with the square of the jobs, and most jobs
/// have few behind them.
/// </summary>
/// <param name="direct">The needs of each job, by its place; without circles.</param>
internal sealed class NeedsReach(IReadOnlyList<PlannedJob>[] direct)
{
    private readonly int[] _seenBy = new int[direct.Length];
    private int _walk;

    /// <summary>Those of some jobs that another of them needs, itself or through others.</summary>
    public IReadOnlySet<PlannedJob> BehindOthers(IReadOnlyList<PlannedJob> jobs)
    {
        var behind = new HashSet<PlannedJob>();
        if (jobs.Count < 2)
        {
            return behind;
        }

        _walk++;
        var wanted = jobs.ToHashSet();
        var rest = new Stack<PlannedJob>(jobs.SelectMany(job => direct[job.Place]));
        while (behind.Count < wanted.Count && rest.TryPop(out var job))
        {
            if (_seenBy[job.Place] == _walk)
            {
                continue;
            }

            _seenBy[job.Place] = _walk;
            if (wanted.Contains(job))
            {
                behind.Add(job);
            }

            foreach (var next in direct[job.Place])
            {
                rest.Push(next);
            }
        }

        return behind;
    }

    /// <summary>For each job, by its place, whether one of a kind stands behind it.</summary>
    public static bool[] HaveBehind(IReadOnlyList<PlannedJob>[] direct, IReadOnlyList<PlannedJob> jobs, Func<PlannedJob, bool> isOfKind)
    {
        // Turned round: from the jobs of the kind up to all that need them.
        var neededBy = new List<PlannedJob>?[jobs.Count];
        foreach (var job in jobs)
        {
            foreach (var need in direct[job.Place])
            {
                (neededBy[need.Place] ??= []).Add(job);
            }
        }

        var have = new bool[jobs.Count];
        var rest = new Stack<PlannedJob>(jobs.Where(isOfKind));
        while (rest.TryPop(out var job))
        {
            foreach (var next in (neededBy[job.Place] ?? []).Where(next => !have[next.Place]))
            {
                have[next.Place] = true;
                rest.Push(next);
            }
        }

        return have;
    }
}
