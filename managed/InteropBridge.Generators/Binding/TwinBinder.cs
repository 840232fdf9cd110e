// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Binding;

/// <summary>Gathers the twins of a function (<c>_f64</c>, <c>_f32</c>, ...) for one generic method.</summary>
internal static class TwinBinder
{
    public static IReadOnlyList<BoundTwins> Bind(IReadOnlyList<BoundMethod> methods, Names names)
    {
        var found = new List<BoundTwins>();
        var groups = methods
            .Where(method => !method.IsProperty && Names.WithoutSuffix(method.Function.Name) != method.Function.Name)
            .GroupBy(method => names.Method(method.Function.Name, withSuffix: false));
        foreach (var group in groups)
        {
            var twins = group.Select(method => (Method: method, Type: Element(method.Function.Name))).ToList();
            var taken = methods.Any(method => method.Name == group.Key && !twins.Exists(twin => twin.Method == method));
            if (twins.Count > 1 && !taken && twins.TrueForAll(twin => twin.Type is not null) && Shapes(twins) is { } shapes)
            {
                found.Add(Join(group.Key, twins, shapes));
            }
        }

        return found;
    }

    private static BoundTwins Join(string name, List<(BoundMethod Method, string? Type)> twins, List<Shape> shapes)
    {
        var method = twins[0].Method;
        var declarations = method.Declarations.Select((declaration, index) => declaration with { Shape = shapes[index] })
            .ToList();
        var results = method.Results.Select((result, index) => result with { Shape = shapes[declarations.Count + index] });
        return new BoundTwins(name, [.. twins.Select(twin => (twin.Method, twin.Type!))], declarations, [.. results]);
    }

    private static string? Element(string function)
    {
        var suffix = function.Substring(Names.WithoutSuffix(function).Length);
        var bits = suffix.Length > 2 ? suffix.Substring(2) : "";
        return (suffix.Length > 1 ? suffix[1] : ' ', bits) switch
        {
            ('f', "64") => "double", ('f', "32") => "float",
            ('i', "64") => "long", ('i', "32") => "int", ('i', "16") => "short", ('i', "8") => "sbyte",
            ('u', "64") => "ulong", ('u', "32") => "uint", ('u', "16") => "ushort", ('u', "8") => "byte",
            _ => null,
        };
    }

    /// <summary>The generic method's parameter types and, last, its result types; null if the twins differ in more than the
    /// element.</summary>
    private static List<Shape>? Shapes(List<(BoundMethod Method, string? Type)> twins)
    {
        var all = twins.Select(twin => (Shapes: twin.Method.Declarations.Select(declaration => declaration.Shape)
            .Concat(twin.Method.Results.Select(result => result.Shape)).ToList(), twin.Type)).ToList();
        var first = all[0].Shapes;
        if (all.Exists(twin => twin.Shapes.Count != first.Count)
            || twins.Exists(twin => twin.Method.Declarations.Count != twins[0].Method.Declarations.Count))
        {
            return null;
        }

        var shapes = new List<Shape>();
        for (var i = 0; i < first.Count; i++)
        {
            if (all.TrueForAll(twin => twin.Shapes[i] == first[i]))
            {
                shapes.Add(first[i]);
            }
            else if (all.TrueForAll(twin => twin.Shapes[i].Pattern == first[i].Pattern && twin.Shapes[i].Element == twin.Type))
            {
                shapes.Add(first[i] with { Element = BoundTwins.Element });
            }
            else
            {
                return null;
            }
        }

        // A tuple would have to be taken apart and cast piece by piece; nobody has asked for one.
        var results = first.Count - twins[0].Method.Declarations.Count;
        return results > 1 && shapes.Skip(shapes.Count - results).Any(shape => shape.Element == BoundTwins.Element)
            ? null : shapes;
    }
}
