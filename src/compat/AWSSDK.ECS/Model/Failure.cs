namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Failure.html</summary>
public class Failure
{
    public string Arn { get; set; }

    public string Reason { get; set; }

    public string Detail { get; set; }
}
