// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A pointer to a struct with a callback in it: a delegate, and a parameter for each number beside the callback.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="pointer">The type of the field that has the callback.</param>
/// <param name="thunk">The callback's entry.</param>
/// <param name="isNullable">Whether C may be given NULL.</param>
/// <param name="type">The struct.</param>
/// <param name="callbackField">The field that has the callback.</param>
/// <param name="userData">The field that has the user data; null for none.</param>
/// <param name="values">The other fields, and their types.</param>
internal sealed class StructCallbackParameter(RawParameter raw, string pointer, Thunk thunk, bool isNullable, NamedType type, string callbackField,
    string? userData, IReadOnlyList<(string Field, NamedType Type)> values) : CallbackParameter(raw, pointer, thunk, isNullable)
{
    public NamedType Type => type;

    public string Field => callbackField;

    public string? UserData => userData;

    public IReadOnlyList<(string Field, NamedType Type)> Values => values;

    /// <summary>The method's parameters for the other fields.</summary>
    public IReadOnlyList<string> ValueNames { get; set; } = [];

    public override IEnumerable<Declaration> Declarations => base.Declarations.Concat(values.Zip(ValueNames, (value, name) =>
        new Declaration(Shape.Of(value.Type.ValueName), name, "", Default: IsNullable ? "default" : null, Doc: $"The field <c>{value.Field}</c> of <c>{Raw.Name}</c>.")));
}
