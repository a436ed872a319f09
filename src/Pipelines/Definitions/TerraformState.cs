namespace Pipelines.Definitions;

/// <summary>Where Terraform keeps what it has made, one state for each environment: https://developer.hashicorp.com/terraform/language/state.</summary>
public abstract record TerraformState
{
    private TerraformState()
    {
    }

    /// <summary>
    /// In the project of GitLab, locked by whoever works on it; a job gets in by its job token. The root module says <c>backend "http" {}</c>:
    /// https://docs.gitlab.com/user/infrastructure/iac/terraform_state/.
    /// </summary>
    public static TerraformState GitLab { get; } = new InGitLab();

    /// <summary>
    /// In a bucket of the environment's account, locked by a file beside it. The root module says <c>backend "s3" {}</c>:
    /// https://developer.hashicorp.com/terraform/language/backend/s3.
    /// </summary>
    /// <param name="bucket">The bucket; <c>{environment}</c> and <c>{account}</c> stand for those of the environment.</param>
    /// <param name="key">The object; null = <c>&lt;application&gt;/&lt;environment&gt;.tfstate</c>.</param>
    public static TerraformState S3(string bucket, string? key = null) => new InS3(bucket, key);

    /// <inheritdoc cref="GitLab"/>
    public sealed record InGitLab : TerraformState;

    /// <inheritdoc cref="S3"/>
    public sealed record InS3(string Bucket, string? Key) : TerraformState
    {
        /// <summary>The bucket of one environment.</summary>
        public string BucketOf(DeploymentEnvironment environment) => Of(Bucket, environment);

        /// <summary>The object of one environment.</summary>
        public string KeyOf(Application application, DeploymentEnvironment environment) => Of(Key ?? $"{application.Name}/{{environment}}.tfstate", environment);

        private static string Of(string pattern, DeploymentEnvironment environment) => pattern
            .Replace("{environment}", environment.Name.Text, StringComparison.Ordinal).Replace("{account}", environment.Account.Text, StringComparison.Ordinal);
    }
}
