namespace Nuke.Common;

/// <summary>How much is logged: everything, debug and above, warnings and above, errors.</summary>
public enum Verbosity { Verbose, Normal, Minimal, Quiet }

public enum LogLevel { Trace, Normal, Warning, Error }
