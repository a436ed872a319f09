using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;

using Amazon.Runtime;

namespace Amazon.JsonProtocol;

/// <summary>Model classes of XML, by their properties; unknown elements are skipped, lists stand in <c>member</c> elements.</summary>
internal static class ModelXml
{
    public static object Read(Type type, XElement element)
    {
        if (type == typeof(string))
        {
            return element.Value;
        }

        if (type == typeof(int?))
        {
            return int.Parse(element.Value, CultureInfo.InvariantCulture);
        }

        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            return Activator.CreateInstance(type, element.Value);
        }

        return type.IsGenericType ? List(type, element) : Object(type, element);
    }

    private static object List(Type type, XElement element)
    {
        var list = (IList)Activator.CreateInstance(type);
        foreach (var member in element.Elements().Where(member => member.Name.LocalName == "member"))
        {
            list.Add(Read(type.GetGenericArguments()[0], member));
        }

        return list;
    }

    private static object Object(Type type, XElement element)
    {
        var value = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (element.Elements().FirstOrDefault(child => child.Name.LocalName == property.Name) is { } child)
            {
                property.SetValue(value, Read(property.PropertyType, child));
            }
        }

        return value;
    }
}
