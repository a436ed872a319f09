namespace Infra.Hcl;

/// <summary>A file that is not HCL, or that says something which these tests do not understand: never passed over.</summary>
internal sealed class HclException(string place, string reason) : Exception($"{place}: {reason}");
