// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Prototypes;

/// <summary>The types of bindings.</summary>
internal static class BoundTypes
{
    private static readonly Dictionary<string, ForeignType> Known = new()
    {
        ["void"] = ForeignType.Of(ForeignKind.Void),
        ["sbyte"] = ForeignType.Integer(8, null), // C's char, which is signed here and unsigned there
        ["byte"] = ForeignType.Integer(8, null),
        ["bool"] = ForeignType.Integer(8, null),
        ["short"] = ForeignType.Integer(16, true),
        ["ushort"] = ForeignType.Integer(16, false),
        ["int"] = ForeignType.Integer(32, true),
        ["uint"] = ForeignType.Integer(32, false),
        ["long"] = ForeignType.Integer(64, true),
        ["ulong"] = ForeignType.Integer(64, false),
        ["nint"] = ForeignType.Integer(64, true),
        ["nuint"] = ForeignType.Integer(64, false),
        ["CLong"] = ForeignType.Integer(64, true), // where these languages are compiled
        ["CULong"] = ForeignType.Integer(64, false),
        ["float"] = ForeignType.Floating(32),
        ["double"] = ForeignType.Floating(64),
    };

    public static ForeignType Of(BoundParameter parameter, BindingFile file)
    {
        var type = parameter.Type;
        if (type.StartsWith("delegate*", StringComparison.Ordinal))
        {
            return ForeignType.Of(ForeignKind.Void) with { Depth = 1, Text = parameter.InC };
        }

        var name = type.TrimEnd('*').TrimStart('@');
        name = name[(name.LastIndexOf('.') + 1)..];
        var found = Known.GetValueOrDefault(file.Enums.GetValueOrDefault(name, name)) ?? ForeignType.Of(ForeignKind.Struct);
        return found with
        {
            Depth = type.Length - type.TrimEnd('*').Length,
            IsSigned = file.Enums.ContainsKey(name) ? null : found.IsSigned,
            Text = parameter.InC,
        };
    }
}
