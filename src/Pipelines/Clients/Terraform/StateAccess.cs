using Pipelines.Values;

namespace Pipelines.Clients.Terraform;

/// <summary>Where a state is and who may open it, in the words of Terraform's backends.</summary>
internal abstract record StateAccess
{
    private StateAccess()
    {
    }

    /// <summary>The backend that the root module must declare.</summary>
    public abstract string Backend { get; }

    /// <summary>The state, for people.</summary>
    public abstract string Name { get; }

    /// <summary>What <c>terraform init</c> is told; nothing secret.</summary>
    public virtual IReadOnlyList<string> InitArguments => [];

    /// <summary>What Terraform reads from its environment.</summary>
    public virtual IReadOnlyDictionary<string, string?> Variables => new Dictionary<string, string?>();

    /// <summary>What must not be shown.</summary>
    public virtual IReadOnlyList<Secret> Secrets => [];

    /// <summary>No state: for what only looks at the configuration.</summary>
    public sealed record None : StateAccess
    {
        public override string Backend => "none";

        public override string Name => "no state";
    }

    /// <summary>GitLab's, or any other that speaks Terraform's HTTP protocol: https://developer.hashicorp.com/terraform/language/backend/http.</summary>
    /// <param name="Address">The state; its lock is at <c>/lock</c> below it.</param>
    /// <param name="User">Who asks.</param>
    /// <param name="Password">A job token or an access token.</param>
    public sealed record OfHttp(Uri Address, string User, Secret Password) : StateAccess
    {
        public override string Backend => "http";

        public override string Name => Address.AbsoluteUri;

        /// <summary>Where it is locked (POST) and unlocked (DELETE).</summary>
        public Uri Lock => new(Address.AbsoluteUri + "/lock");

        public override IReadOnlyList<Secret> Secrets => [Password];

        // Given by the environment they are kept in no file: neither the folder of the run nor a saved plan has them.
        public override IReadOnlyDictionary<string, string?> Variables => new Dictionary<string, string?>
        {
            ["TF_HTTP_ADDRESS"] = Address.AbsoluteUri,
            ["TF_HTTP_LOCK_ADDRESS"] = Lock.AbsoluteUri,
            ["TF_HTTP_LOCK_METHOD"] = "POST",
            ["TF_HTTP_UNLOCK_ADDRESS"] = Lock.AbsoluteUri,
            ["TF_HTTP_UNLOCK_METHOD"] = "DELETE",
            ["TF_HTTP_USERNAME"] = User,
            ["TF_HTTP_PASSWORD"] = Password.Reveal(),
            ["TF_HTTP_RETRY_MAX"] = "2",
            ["TF_HTTP_RETRY_WAIT_MIN"] = "1",
        };
    }

    /// <summary>A bucket; it is opened with the credentials of the account.</summary>
    /// <param name="Bucket">The bucket.</param>
    /// <param name="Key">The object.</param>
    /// <param name="Region">The bucket's region.</param>
    public sealed record OfS3(string Bucket, string Key, string Region) : StateAccess
    {
        public override string Backend => "s3";

        public override string Name => $"s3://{Bucket}/{Key}";

        public override IReadOnlyList<string> InitArguments =>
        [
            $"-backend-config=bucket={Bucket}", $"-backend-config=key={Key}", $"-backend-config=region={Region}", "-backend-config=encrypt=true", "-backend-config=use_lockfile=true",
        ];
    }
}
