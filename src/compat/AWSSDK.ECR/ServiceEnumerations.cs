using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>A value of the API's type <c>EncryptionType</c>.</summary>
public class EncryptionType(string value) : ConstantClass(value)
{
    public static readonly EncryptionType AES256 = new("AES256");
    public static readonly EncryptionType KMS = new("KMS");
    public static readonly EncryptionType KMS_DSSE = new("KMS_DSSE");

    public static implicit operator EncryptionType(string value) => FindValue(value);

    public static EncryptionType FindValue(string value) => FindValue<EncryptionType>(value);
}

/// <summary>A value of the API's type <c>ImageFailureCode</c>.</summary>
public class ImageFailureCode(string value) : ConstantClass(value)
{
    public static readonly ImageFailureCode ImageInaccessible = new("ImageInaccessible");
    public static readonly ImageFailureCode ImageNotFound = new("ImageNotFound");
    public static readonly ImageFailureCode ImageReferencedByManifestList = new("ImageReferencedByManifestList");
    public static readonly ImageFailureCode ImageTagDoesNotMatchDigest = new("ImageTagDoesNotMatchDigest");
    public static readonly ImageFailureCode InvalidImageDigest = new("InvalidImageDigest");
    public static readonly ImageFailureCode InvalidImageTag = new("InvalidImageTag");
    public static readonly ImageFailureCode KmsError = new("KmsError");
    public static readonly ImageFailureCode MissingDigestAndTag = new("MissingDigestAndTag");
    public static readonly ImageFailureCode UpstreamAccessDenied = new("UpstreamAccessDenied");
    public static readonly ImageFailureCode UpstreamTooManyRequests = new("UpstreamTooManyRequests");
    public static readonly ImageFailureCode UpstreamUnavailable = new("UpstreamUnavailable");

    public static implicit operator ImageFailureCode(string value) => FindValue(value);

    public static ImageFailureCode FindValue(string value) => FindValue<ImageFailureCode>(value);
}

/// <summary>A value of the API's type <c>ImageStatus</c>.</summary>
public class ImageStatus(string value) : ConstantClass(value)
{
    public static readonly ImageStatus ACTIVATING = new("ACTIVATING");
    public static readonly ImageStatus ACTIVE = new("ACTIVE");
    public static readonly ImageStatus ARCHIVED = new("ARCHIVED");

    public static implicit operator ImageStatus(string value) => FindValue(value);

    public static ImageStatus FindValue(string value) => FindValue<ImageStatus>(value);
}

/// <summary>A value of the API's type <c>ImageStatusFilter</c>.</summary>
public class ImageStatusFilter(string value) : ConstantClass(value)
{
    public static readonly ImageStatusFilter ACTIVATING = new("ACTIVATING");
    public static readonly ImageStatusFilter ACTIVE = new("ACTIVE");
    public static readonly ImageStatusFilter ANY = new("ANY");
    public static readonly ImageStatusFilter ARCHIVED = new("ARCHIVED");

    public static implicit operator ImageStatusFilter(string value) => FindValue(value);

    public static ImageStatusFilter FindValue(string value) => FindValue<ImageStatusFilter>(value);
}

/// <summary>A value of the API's type <c>ImageTagMutability</c>.</summary>
public class ImageTagMutability(string value) : ConstantClass(value)
{
    public static readonly ImageTagMutability IMMUTABLE = new("IMMUTABLE");
    public static readonly ImageTagMutability IMMUTABLE_WITH_EXCLUSION = new("IMMUTABLE_WITH_EXCLUSION");
    public static readonly ImageTagMutability MUTABLE = new("MUTABLE");
    public static readonly ImageTagMutability MUTABLE_WITH_EXCLUSION = new("MUTABLE_WITH_EXCLUSION");

    public static implicit operator ImageTagMutability(string value) => FindValue(value);

    public static ImageTagMutability FindValue(string value) => FindValue<ImageTagMutability>(value);
}

/// <summary>A value of the API's type <c>ImageTagMutabilityExclusionFilterType</c>.</summary>
public class ImageTagMutabilityExclusionFilterType(string value) : ConstantClass(value)
{
    public static readonly ImageTagMutabilityExclusionFilterType WILDCARD = new("WILDCARD");

    public static implicit operator ImageTagMutabilityExclusionFilterType(string value) => FindValue(value);

    public static ImageTagMutabilityExclusionFilterType FindValue(string value) => FindValue<ImageTagMutabilityExclusionFilterType>(value);
}

/// <summary>A value of the API's type <c>LayerAvailability</c>.</summary>
public class LayerAvailability(string value) : ConstantClass(value)
{
    public static readonly LayerAvailability ARCHIVED = new("ARCHIVED");
    public static readonly LayerAvailability AVAILABLE = new("AVAILABLE");
    public static readonly LayerAvailability UNAVAILABLE = new("UNAVAILABLE");

    public static implicit operator LayerAvailability(string value) => FindValue(value);

    public static LayerAvailability FindValue(string value) => FindValue<LayerAvailability>(value);
}

/// <summary>A value of the API's type <c>LayerFailureCode</c>.</summary>
public class LayerFailureCode(string value) : ConstantClass(value)
{
    public static readonly LayerFailureCode InvalidLayerDigest = new("InvalidLayerDigest");
    public static readonly LayerFailureCode MissingLayerDigest = new("MissingLayerDigest");

    public static implicit operator LayerFailureCode(string value) => FindValue(value);

    public static LayerFailureCode FindValue(string value) => FindValue<LayerFailureCode>(value);
}

/// <summary>A value of the API's type <c>TagStatus</c>.</summary>
public class TagStatus(string value) : ConstantClass(value)
{
    public static readonly TagStatus ANY = new("ANY");
    public static readonly TagStatus TAGGED = new("TAGGED");
    public static readonly TagStatus UNTAGGED = new("UNTAGGED");

    public static implicit operator TagStatus(string value) => FindValue(value);

    public static TagStatus FindValue(string value) => FindValue<TagStatus>(value);
}
