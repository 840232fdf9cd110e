// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Describing;

/// <summary>The functions of bindings as one line of text, <c>name=hash name=hash</c>: equal for equal signatures, whatever C#
/// names their types have.</summary>
internal static class FunctionHashes
{
    public static string Of(IEnumerable<BoundFunction> functions, HeaderText names) => string.Join(' ', functions
        .OrderBy(function => function.Name, StringComparer.Ordinal)
        .Select(function => $"{function.Name}={Hash(Signature(function, names)):x8}"));

    private static string Signature(BoundFunction function, HeaderText names) =>
        InC($"{function.Returns.Type}({string.Join(',', function.Parameters.Select(parameter => parameter.Type))})", names);

    private static string InC(string type, HeaderText names) => string.Concat(Tokens.Of(type)
        .Select(token => token.IsWord ? names.NameInC(token.Name) : token.Text));

    /// <summary>FNV-1a.</summary>
    private static uint Hash(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (hash, value) => unchecked((hash ^ value) * 16777619u));
}
