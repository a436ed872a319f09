using System.Collections;
using System.Globalization;

using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.JsonProtocol;

/// <summary>Turns a request of the model into a form, as the AWS Query protocol wants it: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html.</summary>
internal sealed class QueryRequest(ServiceDescription service) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var type = input.GetType();
        var request = new DefaultRequest(input, "Amazon." + service.Id) { HttpMethod = "POST", ResourcePath = "/" };
        request.Parameters.Add("Action", type.Name[..^"Request".Length]);
        request.Parameters.Add("Version", service.Version);
        foreach (var property in type.GetProperties().Where(property => property.DeclaringType == type))
        {
            Add(request, property.Name, property.GetValue(input));
        }

        return request;
    }

    private static void Add(DefaultRequest request, string name, object value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                request.Parameters.Add(name, text);
                break;
            case IList items:
                for (var index = 0; index < items.Count; index++)
                {
                    Add(request, $"{name}.member.{index + 1}", items[index]);
                }

                break;
            case int number:
                request.Parameters.Add(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                foreach (var property in value.GetType().GetProperties())
                {
                    Add(request, $"{name}.{property.Name}", property.GetValue(value));
                }

                break;
        }
    }
}
