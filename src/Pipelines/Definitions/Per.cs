namespace Pipelines.Definitions;

/// <summary>How many jobs a target becomes.</summary>
public enum Per
{
    /// <summary>One.</summary>
    Pipeline,

    /// <summary>One for each environment of the application, named <c>target:environment</c> and run with <c>--env</c>.</summary>
    Environment,

    /// <summary>
    /// One for each image of the application, named <c>target:image</c> and run with <c>--only-image</c>; one in all when there is one image.
    /// </summary>
    Image,

    /// <summary>
    /// One for the review environment of each merge request (<see cref="Application.Review"/>). It is there in merge requests of this project, whatever
    /// <see cref="JobAttribute.When"/> says, and never in those of a fork.
    /// </summary>
    Review,
}
