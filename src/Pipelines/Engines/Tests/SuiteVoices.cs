using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>
/// Keeps together what each of several suites says while they run side by side: the first that has not ended is heard as it speaks, the others
/// when their turn comes. So the output is in one order, whichever suite is the faster.
/// </summary>
internal sealed class SuiteVoices(IProgressLog log)
{
    private readonly IProgressLog _log = log;
    private readonly Lock _speaking = new();
    private readonly Queue<Voice> _inTurn = [];

    /// <summary>The log of the next suite.</summary>
    public Voice Next()
    {
        lock (_speaking)
        {
            var voice = new Voice(this);
            _inTurn.Enqueue(voice);
            return voice;
        }
    }

    private void Hear(Voice voice, Action line)
    {
        lock (_speaking)
        {
            voice.Kept.Enqueue(line);
            HearTheNext();
        }
    }

    private void End(Voice voice)
    {
        lock (_speaking)
        {
            voice.HasEnded = true;
            HearTheNext();
        }
    }

    private void HearTheNext()
    {
        while (_inTurn.TryPeek(out var first))
        {
            while (first.Kept.TryDequeue(out var line))
            {
                line();
            }

            if (!first.HasEnded)
            {
                return;
            }

            _inTurn.Dequeue();
        }
    }

    /// <summary>The log of one suite.</summary>
    internal sealed class Voice(SuiteVoices all) : IProgressLog
    {
        /// <summary>What it has said and nobody has heard.</summary>
        public Queue<Action> Kept { get; } = [];

        /// <summary>Whether it has said all that it says.</summary>
        public bool HasEnded { get; set; }

        /// <inheritdoc/>
        public void Info(string line) => all.Hear(this, () => all._log.Info(line));

        /// <inheritdoc/>
        public void Warning(string line) => all.Hear(this, () => all._log.Warning(line));

        /// <inheritdoc/>
        public void Detail(string line) => all.Hear(this, () => all._log.Detail(line));

        /// <summary>It says no more, and gives the word to the next.</summary>
        public void End() => all.End(this);
    }
}
