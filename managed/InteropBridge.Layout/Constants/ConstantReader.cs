// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using InteropBridge.Layout.Compiling;

namespace InteropBridge.Layout.Constants;

/// <summary>Asks the C compiler what macros are worth: it knows every expression, cast, enumeration and other header.</summary>
internal sealed partial class ConstantReader(Questioner questioner, string header, string folder)
{
    /// <returns>The macros that are constants.</returns>
    public IEnumerable<Constant> Read(IReadOnlyList<Macro> macros)
    {
        if (macros.Count == 0)
        {
            return [];
        }

        var (_, said) = questioner.AskForErrors(ConstantWriter.Test(header, macros), Path.Combine(folder, "constants-tested.c"));
        var wrong = Place().Matches(said).Select(match => int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture)).ToHashSet();
        if (wrong.Count == 0)
        {
            return []; // Every macro is wrong as something: without a message the header itself was not taken.
        }

        var constants = macros.SelectMany((macro, index) => Enum.GetValues<ConstantKind>()
            .Where(kind => !wrong.Contains(ConstantWriter.LineOf(index, kind))).Take(1).Select(kind => (Macro: macro, Kind: kind))).ToList();
        var (answers, _) = questioner.Ask(ConstantWriter.Values(header, constants), Path.Combine(folder, "constants-asked.c"));
        return answers is null ? [] : constants.Select(constant => Read(constant.Macro, constant.Kind, answers.Behind(ConstantWriter.Key(constant.Macro.Name))))
            .OfType<Constant>();
    }

    private static Constant? Read(Macro macro, ConstantKind kind, ReadOnlySpan<byte> value) => value.IsEmpty ? null : new(macro, kind switch
    {
        ConstantKind.Integer => Integer(macro.Name, BinaryPrimitives.ReadUInt64LittleEndian(value), value[8], value[9] != 0),
        ConstantKind.Number => Number(macro.Name, BinaryPrimitives.ReadDoubleLittleEndian(value), value[8]),
        ConstantKind.Text => $"static System.ReadOnlySpan<byte> {macro.Name} => {Text(value[4..(3 + BinaryPrimitives.ReadInt32LittleEndian(value))])};",
        _ => $"static nint {macro.Name} => unchecked((nint)({BinaryPrimitives.ReadInt64LittleEndian(value)}));",
    });

    private static string Integer(string name, ulong value, int size, bool isUnsigned)
    {
        var text = isUnsigned ? value.ToString(CultureInfo.InvariantCulture) : ((long)value).ToString(CultureInfo.InvariantCulture);
        var type = (size <= 4, isUnsigned) switch { (true, false) => "int", (true, true) => "uint", (false, false) => "long", _ => "ulong" };
        return $"const {type} {name} = {text};";
    }

    private static string Number(string name, double value, int size)
    {
        // Without a suffix -0 would be a whole number, which has no sign.
        var (type, suffix) = size == 4 ? ("float", "f") : ("double", "d");
        var text = double.IsNaN(value) ? $"{type}.NaN" : double.IsInfinity(value) ? $"{type}.{(value > 0 ? "Positive" : "Negative")}Infinity"
            : (size == 4 ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture)) + suffix;
        return $"const {type} {name} = {text};";
    }

    /// <summary>Bytes that are no UTF-8, as in <c>"\x89PNG"</c>, have no literal.</summary>
    private static string Text(ReadOnlySpan<byte> text) => Utf8.IsValid(text) ? $"{Literal(text)}u8" : $"new byte[] {{ {string.Join(", ", text.ToArray())} }}";

    private static string Literal(ReadOnlySpan<byte> text)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in Encoding.UTF8.GetString(text).EnumerateRunes())
        {
            literal.Append(rune.Value is '"' or '\\' ? $"\\{rune}" : rune.Value is < ' ' or 0x85 or 0x2028 or 0x2029 ? $"\\u{rune.Value:X4}" : rune.ToString());
        }

        return literal.Append('"').ToString();
    }

    [GeneratedRegex($@"^{ConstantWriter.File}:(?<line>\d+):", RegexOptions.Multiline)]
    private static partial Regex Place();
}
