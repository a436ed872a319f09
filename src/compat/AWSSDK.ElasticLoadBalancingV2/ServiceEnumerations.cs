using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>A value of the API's type <c>TargetHealthStateEnum</c>.</summary>
public class TargetHealthStateEnum(string value) : ConstantClass(value)
{
    public static readonly TargetHealthStateEnum Draining = new("draining");
    public static readonly TargetHealthStateEnum Healthy = new("healthy");
    public static readonly TargetHealthStateEnum Initial = new("initial");
    public static readonly TargetHealthStateEnum Unavailable = new("unavailable");
    public static readonly TargetHealthStateEnum Unhealthy = new("unhealthy");
    public static readonly TargetHealthStateEnum Unused = new("unused");

    public static implicit operator TargetHealthStateEnum(string value) => FindValue(value);

    public static TargetHealthStateEnum FindValue(string value) => FindValue<TargetHealthStateEnum>(value);
}

/// <summary>A value of the API's type <c>TargetHealthReasonEnum</c>.</summary>
public class TargetHealthReasonEnum(string value) : ConstantClass(value)
{
    public static readonly TargetHealthReasonEnum ElbInitialHealthChecking = new("Elb.InitialHealthChecking");
    public static readonly TargetHealthReasonEnum ElbRegistrationInProgress = new("Elb.RegistrationInProgress");
    public static readonly TargetHealthReasonEnum TargetFailedHealthChecks = new("Target.FailedHealthChecks");
    public static readonly TargetHealthReasonEnum TargetResponseCodeMismatch = new("Target.ResponseCodeMismatch");
    public static readonly TargetHealthReasonEnum TargetTimeout = new("Target.Timeout");

    public static implicit operator TargetHealthReasonEnum(string value) => FindValue(value);

    public static TargetHealthReasonEnum FindValue(string value) => FindValue<TargetHealthReasonEnum>(value);
}

/// <summary>A value of the API's type <c>TargetTypeEnum</c>.</summary>
public class TargetTypeEnum(string value) : ConstantClass(value)
{
    public static readonly TargetTypeEnum Instance = new("instance");
    public static readonly TargetTypeEnum Ip = new("ip");
    public static readonly TargetTypeEnum Lambda = new("lambda");

    public static implicit operator TargetTypeEnum(string value) => FindValue(value);

    public static TargetTypeEnum FindValue(string value) => FindValue<TargetTypeEnum>(value);
}
