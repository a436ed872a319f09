namespace Nuke.Common;

/// <summary>The parts of the output that the engine itself writes.</summary>
public enum DefaultOutput { Logo, TargetHeader, TargetCollapse, ErrorsAndWarnings, TargetOutcome, BuildOutcome, Timestamps }
