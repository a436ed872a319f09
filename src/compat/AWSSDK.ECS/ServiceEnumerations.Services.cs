using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>A value of the API's type <c>AssignPublicIp</c>.</summary>
public class AssignPublicIp(string value) : ConstantClass(value)
{
    public static readonly AssignPublicIp DISABLED = new("DISABLED");
    public static readonly AssignPublicIp ENABLED = new("ENABLED");

    public static implicit operator AssignPublicIp(string value) => FindValue(value);

    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);
}

/// <summary>A value of the API's type <c>AvailabilityZoneRebalancing</c>.</summary>
public class AvailabilityZoneRebalancing(string value) : ConstantClass(value)
{
    public static readonly AvailabilityZoneRebalancing DISABLED = new("DISABLED");
    public static readonly AvailabilityZoneRebalancing ENABLED = new("ENABLED");

    public static implicit operator AvailabilityZoneRebalancing(string value) => FindValue(value);

    public static AvailabilityZoneRebalancing FindValue(string value) => FindValue<AvailabilityZoneRebalancing>(value);
}

/// <summary>A value of the API's type <c>ClusterSettingName</c>.</summary>
public class ClusterSettingName(string value) : ConstantClass(value)
{
    public static readonly ClusterSettingName ContainerInsights = new("containerInsights");

    public static implicit operator ClusterSettingName(string value) => FindValue(value);

    public static ClusterSettingName FindValue(string value) => FindValue<ClusterSettingName>(value);
}

/// <summary>A value of the API's type <c>Connectivity</c>.</summary>
public class Connectivity(string value) : ConstantClass(value)
{
    public static readonly Connectivity CONNECTED = new("CONNECTED");
    public static readonly Connectivity DISCONNECTED = new("DISCONNECTED");

    public static implicit operator Connectivity(string value) => FindValue(value);

    public static Connectivity FindValue(string value) => FindValue<Connectivity>(value);
}

/// <summary>A value of the API's type <c>DeploymentControllerType</c>.</summary>
public class DeploymentControllerType(string value) : ConstantClass(value)
{
    public static readonly DeploymentControllerType CODE_DEPLOY = new("CODE_DEPLOY");
    public static readonly DeploymentControllerType ECS = new("ECS");
    public static readonly DeploymentControllerType EXTERNAL = new("EXTERNAL");

    public static implicit operator DeploymentControllerType(string value) => FindValue(value);

    public static DeploymentControllerType FindValue(string value) => FindValue<DeploymentControllerType>(value);
}

/// <summary>A value of the API's type <c>DeploymentLifecycleHookAction</c>.</summary>
public class DeploymentLifecycleHookAction(string value) : ConstantClass(value)
{
    public static readonly DeploymentLifecycleHookAction CONTINUE = new("CONTINUE");
    public static readonly DeploymentLifecycleHookAction ROLLBACK = new("ROLLBACK");

    public static implicit operator DeploymentLifecycleHookAction(string value) => FindValue(value);

    public static DeploymentLifecycleHookAction FindValue(string value) => FindValue<DeploymentLifecycleHookAction>(value);
}

/// <summary>A value of the API's type <c>DeploymentLifecycleHookStatus</c>.</summary>
public class DeploymentLifecycleHookStatus(string value) : ConstantClass(value)
{
    public static readonly DeploymentLifecycleHookStatus AWAITING_ACTION = new("AWAITING_ACTION");
    public static readonly DeploymentLifecycleHookStatus FAILED = new("FAILED");
    public static readonly DeploymentLifecycleHookStatus IN_PROGRESS = new("IN_PROGRESS");
    public static readonly DeploymentLifecycleHookStatus SUCCEEDED = new("SUCCEEDED");
    public static readonly DeploymentLifecycleHookStatus TIMED_OUT = new("TIMED_OUT");

    public static implicit operator DeploymentLifecycleHookStatus(string value) => FindValue(value);

    public static DeploymentLifecycleHookStatus FindValue(string value) => FindValue<DeploymentLifecycleHookStatus>(value);
}

/// <summary>A value of the API's type <c>DeploymentLifecycleHookTargetType</c>.</summary>
public class DeploymentLifecycleHookTargetType(string value) : ConstantClass(value)
{
    public static readonly DeploymentLifecycleHookTargetType AWS_LAMBDA = new("AWS_LAMBDA");
    public static readonly DeploymentLifecycleHookTargetType PAUSE = new("PAUSE");

    public static implicit operator DeploymentLifecycleHookTargetType(string value) => FindValue(value);

    public static DeploymentLifecycleHookTargetType FindValue(string value) => FindValue<DeploymentLifecycleHookTargetType>(value);
}

/// <summary>A value of the API's type <c>DeploymentRolloutState</c>.</summary>
public class DeploymentRolloutState(string value) : ConstantClass(value)
{
    public static readonly DeploymentRolloutState COMPLETED = new("COMPLETED");
    public static readonly DeploymentRolloutState FAILED = new("FAILED");
    public static readonly DeploymentRolloutState IN_PROGRESS = new("IN_PROGRESS");

    public static implicit operator DeploymentRolloutState(string value) => FindValue(value);

    public static DeploymentRolloutState FindValue(string value) => FindValue<DeploymentRolloutState>(value);
}

/// <summary>A value of the API's type <c>DeploymentStrategy</c>.</summary>
public class DeploymentStrategy(string value) : ConstantClass(value)
{
    public static readonly DeploymentStrategy BLUE_GREEN = new("BLUE_GREEN");
    public static readonly DeploymentStrategy CANARY = new("CANARY");
    public static readonly DeploymentStrategy LINEAR = new("LINEAR");
    public static readonly DeploymentStrategy ROLLING = new("ROLLING");

    public static implicit operator DeploymentStrategy(string value) => FindValue(value);

    public static DeploymentStrategy FindValue(string value) => FindValue<DeploymentStrategy>(value);
}

/// <summary>A value of the API's type <c>DesiredStatus</c>.</summary>
public class DesiredStatus(string value) : ConstantClass(value)
{
    public static readonly DesiredStatus PENDING = new("PENDING");
    public static readonly DesiredStatus RUNNING = new("RUNNING");
    public static readonly DesiredStatus STOPPED = new("STOPPED");

    public static implicit operator DesiredStatus(string value) => FindValue(value);

    public static DesiredStatus FindValue(string value) => FindValue<DesiredStatus>(value);
}

/// <summary>A value of the API's type <c>HealthStatus</c>.</summary>
public class HealthStatus(string value) : ConstantClass(value)
{
    public static readonly HealthStatus HEALTHY = new("HEALTHY");
    public static readonly HealthStatus UNHEALTHY = new("UNHEALTHY");
    public static readonly HealthStatus UNKNOWN = new("UNKNOWN");

    public static implicit operator HealthStatus(string value) => FindValue(value);

    public static HealthStatus FindValue(string value) => FindValue<HealthStatus>(value);
}

/// <summary>A value of the API's type <c>LaunchType</c>.</summary>
public class LaunchType(string value) : ConstantClass(value)
{
    public static readonly LaunchType EC2 = new("EC2");
    public static readonly LaunchType EXTERNAL = new("EXTERNAL");
    public static readonly LaunchType FARGATE = new("FARGATE");
    public static readonly LaunchType MANAGED_INSTANCES = new("MANAGED_INSTANCES");

    public static implicit operator LaunchType(string value) => FindValue(value);

    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);
}

/// <summary>A value of the API's type <c>PlacementConstraintType</c>.</summary>
public class PlacementConstraintType(string value) : ConstantClass(value)
{
    public static readonly PlacementConstraintType DistinctInstance = new("distinctInstance");
    public static readonly PlacementConstraintType MemberOf = new("memberOf");

    public static implicit operator PlacementConstraintType(string value) => FindValue(value);

    public static PlacementConstraintType FindValue(string value) => FindValue<PlacementConstraintType>(value);
}

/// <summary>A value of the API's type <c>PlacementStrategyType</c>.</summary>
public class PlacementStrategyType(string value) : ConstantClass(value)
{
    public static readonly PlacementStrategyType Binpack = new("binpack");
    public static readonly PlacementStrategyType Random = new("random");
    public static readonly PlacementStrategyType Spread = new("spread");

    public static implicit operator PlacementStrategyType(string value) => FindValue(value);

    public static PlacementStrategyType FindValue(string value) => FindValue<PlacementStrategyType>(value);
}

/// <summary>A value of the API's type <c>PropagateTags</c>.</summary>
public class PropagateTags(string value) : ConstantClass(value)
{
    public static readonly PropagateTags NONE = new("NONE");
    public static readonly PropagateTags SERVICE = new("SERVICE");
    public static readonly PropagateTags TASK_DEFINITION = new("TASK_DEFINITION");

    public static implicit operator PropagateTags(string value) => FindValue(value);

    public static PropagateTags FindValue(string value) => FindValue<PropagateTags>(value);
}

/// <summary>A value of the API's type <c>SchedulingStrategy</c>.</summary>
public class SchedulingStrategy(string value) : ConstantClass(value)
{
    public static readonly SchedulingStrategy DAEMON = new("DAEMON");
    public static readonly SchedulingStrategy REPLICA = new("REPLICA");

    public static implicit operator SchedulingStrategy(string value) => FindValue(value);

    public static SchedulingStrategy FindValue(string value) => FindValue<SchedulingStrategy>(value);
}

/// <summary>A value of the API's type <c>ServiceDeploymentLifecycleStage</c>.</summary>
public class ServiceDeploymentLifecycleStage(string value) : ConstantClass(value)
{
    public static readonly ServiceDeploymentLifecycleStage BAKE_TIME = new("BAKE_TIME");
    public static readonly ServiceDeploymentLifecycleStage CLEAN_UP = new("CLEAN_UP");
    public static readonly ServiceDeploymentLifecycleStage POST_PRODUCTION_TRAFFIC_SHIFT = new("POST_PRODUCTION_TRAFFIC_SHIFT");
    public static readonly ServiceDeploymentLifecycleStage POST_SCALE_UP = new("POST_SCALE_UP");
    public static readonly ServiceDeploymentLifecycleStage POST_TEST_TRAFFIC_SHIFT = new("POST_TEST_TRAFFIC_SHIFT");
    public static readonly ServiceDeploymentLifecycleStage PRE_SCALE_UP = new("PRE_SCALE_UP");
    public static readonly ServiceDeploymentLifecycleStage PRODUCTION_TRAFFIC_SHIFT = new("PRODUCTION_TRAFFIC_SHIFT");
    public static readonly ServiceDeploymentLifecycleStage RECONCILE_SERVICE = new("RECONCILE_SERVICE");
    public static readonly ServiceDeploymentLifecycleStage SCALE_UP = new("SCALE_UP");
    public static readonly ServiceDeploymentLifecycleStage TEST_TRAFFIC_SHIFT = new("TEST_TRAFFIC_SHIFT");

    public static implicit operator ServiceDeploymentLifecycleStage(string value) => FindValue(value);

    public static ServiceDeploymentLifecycleStage FindValue(string value) => FindValue<ServiceDeploymentLifecycleStage>(value);
}

/// <summary>A value of the API's type <c>ServiceDeploymentRollbackMonitorsStatus</c>.</summary>
public class ServiceDeploymentRollbackMonitorsStatus(string value) : ConstantClass(value)
{
    public static readonly ServiceDeploymentRollbackMonitorsStatus DISABLED = new("DISABLED");
    public static readonly ServiceDeploymentRollbackMonitorsStatus MONITORING = new("MONITORING");
    public static readonly ServiceDeploymentRollbackMonitorsStatus MONITORING_COMPLETE = new("MONITORING_COMPLETE");
    public static readonly ServiceDeploymentRollbackMonitorsStatus TRIGGERED = new("TRIGGERED");

    public static implicit operator ServiceDeploymentRollbackMonitorsStatus(string value) => FindValue(value);

    public static ServiceDeploymentRollbackMonitorsStatus FindValue(string value) => FindValue<ServiceDeploymentRollbackMonitorsStatus>(value);
}

/// <summary>A value of the API's type <c>ServiceDeploymentStatus</c>.</summary>
public class ServiceDeploymentStatus(string value) : ConstantClass(value)
{
    public static readonly ServiceDeploymentStatus IN_PROGRESS = new("IN_PROGRESS");
    public static readonly ServiceDeploymentStatus PENDING = new("PENDING");
    public static readonly ServiceDeploymentStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");
    public static readonly ServiceDeploymentStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");
    public static readonly ServiceDeploymentStatus ROLLBACK_REQUESTED = new("ROLLBACK_REQUESTED");
    public static readonly ServiceDeploymentStatus ROLLBACK_SUCCESSFUL = new("ROLLBACK_SUCCESSFUL");
    public static readonly ServiceDeploymentStatus STOPPED = new("STOPPED");
    public static readonly ServiceDeploymentStatus STOP_REQUESTED = new("STOP_REQUESTED");
    public static readonly ServiceDeploymentStatus SUCCESSFUL = new("SUCCESSFUL");

    public static implicit operator ServiceDeploymentStatus(string value) => FindValue(value);

    public static ServiceDeploymentStatus FindValue(string value) => FindValue<ServiceDeploymentStatus>(value);
}

/// <summary>A value of the API's type <c>SortOrder</c>.</summary>
public class SortOrder(string value) : ConstantClass(value)
{
    public static readonly SortOrder ASC = new("ASC");
    public static readonly SortOrder DESC = new("DESC");

    public static implicit operator SortOrder(string value) => FindValue(value);

    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);
}

/// <summary>A value of the API's type <c>StopServiceDeploymentStopType</c>.</summary>
public class StopServiceDeploymentStopType(string value) : ConstantClass(value)
{
    public static readonly StopServiceDeploymentStopType ABORT = new("ABORT");
    public static readonly StopServiceDeploymentStopType ROLLBACK = new("ROLLBACK");

    public static implicit operator StopServiceDeploymentStopType(string value) => FindValue(value);

    public static StopServiceDeploymentStopType FindValue(string value) => FindValue<StopServiceDeploymentStopType>(value);
}

/// <summary>A value of the API's type <c>TaskStopCode</c>.</summary>
public class TaskStopCode(string value) : ConstantClass(value)
{
    public static readonly TaskStopCode EssentialContainerExited = new("EssentialContainerExited");
    public static readonly TaskStopCode ServiceSchedulerInitiated = new("ServiceSchedulerInitiated");
    public static readonly TaskStopCode SpotInterruption = new("SpotInterruption");
    public static readonly TaskStopCode TaskFailedToStart = new("TaskFailedToStart");
    public static readonly TaskStopCode TerminationNotice = new("TerminationNotice");
    public static readonly TaskStopCode UserInitiated = new("UserInitiated");

    public static implicit operator TaskStopCode(string value) => FindValue(value);

    public static TaskStopCode FindValue(string value) => FindValue<TaskStopCode>(value);
}
