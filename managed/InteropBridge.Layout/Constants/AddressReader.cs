// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InteropBridge.Layout.Compiling;

namespace InteropBridge.Layout.Constants;

/// <summary>Finds macros that stand for the address of a variable of the library, such as Open MPI's <c>MPI_COMM_WORLD</c>: the C compiler writes
/// into its assembly code which symbol that is. They become properties that look the symbol up.</summary>
/// <param name="questioner">Asks the C compiler.</param>
/// <param name="header">The header.</param>
/// <param name="folder">Where files can be written.</param>
internal sealed partial class AddressReader(Questioner questioner, string header, string folder)
{
    private const string File = "interopbridge-addresses";
    private const string Label = "ib_address_";

    /// <param name="macros">Those that are no numbers and no strings.</param>
    /// <param name="library">As in DllImport.</param>
    /// <param name="type">The class of the bindings.</param>
    public IEnumerable<Constant> Read(IReadOnlyList<Macro> macros, string library, string type)
    {
        if (macros.Count == 0)
        {
            return [];
        }

        var head = $"#include \"{header.Replace('\\', '/')}\"\n";
        var (_, said) = questioner.AskForErrors(Text(head, [.. macros.Select((macro, index) => (macro.Name, index))], isTest: true), Path.Combine(folder, "addresses-tested.c"));
        var wrong = Place().Matches(said).Select(match => int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) - 1).ToHashSet();
        var rest = macros.Select((macro, index) => (macro.Name, index)).Where(pair => !wrong.Contains(pair.index)).ToList();
        if (rest.Count == 0)
        {
            return [];
        }

        var assembly = questioner.Assemble(Text(head, rest, isTest: false), Path.Combine(folder, "addresses-asked.c"));
        return Value().Matches(assembly).Select(match => Read(macros[int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture)],
            match.Groups["symbol"].Value, match.Groups["offset"].Value, assembly, library, type)).OfType<Constant>();
    }

    /// <summary>Null for what the header defines itself, which no library exports.</summary>
    private static Constant? Read(Macro macro, string symbol, string offset, string assembly, string library, string type)
    {
        if (Regex.IsMatch(assembly, $@"^{Regex.Escape(symbol)}:|^\s*\.(local|comm|lcomm|zerofill)\b[^\n]*\b{Regex.Escape(symbol)}\b", RegexOptions.Multiline))
        {
            return null;
        }

        var name = OperatingSystem.IsMacOS() && symbol.StartsWith('_') ? symbol[1..] : symbol;
        return new Constant(macro, $"static nint {macro.Name} => System.Runtime.InteropServices.NativeLibrary.GetExport("
            + $"KernelLibraries.Resolve(\"{library}\", typeof({type}).Assembly, null) is var library and not 0 ? library "
            + $": throw new System.DllNotFoundException(\"The library {library}, which has the variable {name}, is not there.\"), \"{name}\")"
            + $"{(offset.Length == 0 ? "" : $" + {offset}")};");
    }

    /// <summary>A line for each, which compiles if it is the address of a variable; a function is none, which has a binding.</summary>
    private static string Text(string head, IReadOnlyList<(string Name, int Index)> macros, bool isTest)
    {
        var text = new StringBuilder(head).Append(CultureInfo.InvariantCulture, $"#line 1 \"{File}\"\n");
        foreach (var (name, index) in macros)
        {
            var value = $"const void *const {Label}{index} __attribute__((used)) = (const void *)({name});";
            text.Append(isTest ? $"static void ib_f{index}(void) {{ static {value} _Static_assert(__builtin_classify_type({name}) == 5 "
                + $"&& !__builtin_types_compatible_p(__typeof__({name}), __typeof__(*(0, {name}))), \"\"); }}\n" : $"{value}\n");
        }

        return text.ToString();
    }

    [GeneratedRegex($@"^{File}:(?<line>\d+):(\d+:)? (fatal )?error:", RegexOptions.Multiline)]
    private static partial Regex Place();

    [GeneratedRegex($@"^_?{Label}(?<index>\d+):[^\n]*\n(\s*\.(?!quad|xword|long|word|8byte|4byte|dword)[^\n]*\n)*\s*\.(quad|xword|long|word|8byte|4byte|dword)\s+(?<symbol>[A-Za-z_][\w.$]*)(\+(?<offset>\d+))?\s*(#[^\n]*)?$",
        RegexOptions.Multiline)]
    private static partial Regex Value();
}
