namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html</summary>
public class Tag
{
    public string Key { get; set; }

    public string Value { get; set; }
}
