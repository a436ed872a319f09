using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>The work was done and its verdict is bad; what it is made of has been shown already.</summary>
internal sealed class VerdictException(string message, int exitCode) : PipelinesException(message, exitCode, innerException: null);
