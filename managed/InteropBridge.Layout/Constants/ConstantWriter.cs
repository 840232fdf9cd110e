// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;

namespace InteropBridge.Layout.Constants;

/// <summary>Writes C that finds out what macros are worth. The first text has a line for each macro and kind, which compiles only
/// if the macro is of that kind; the second leaves their values in the object file.</summary>
internal static class ConstantWriter
{
    /// <summary>The name by which the compiler's messages call the lines of the first text.</summary>
    public const string File = "interopbridge-constants";

    public static int LineOf(int macro, ConstantKind kind) => macro * Kinds.Length + (int)kind + 1;

    private static ConstantKind[] Kinds => Enum.GetValues<ConstantKind>();

    public static string Test(string header, IReadOnlyList<Macro> macros)
    {
        var text = new StringBuilder(Include(header)).Append(CultureInfo.InvariantCulture, $"#line 1 \"{File}\"\n");
        for (var i = 0; i < macros.Count; i++)
        {
            // Each in a function of its own: gcc tells of an unknown name once a scope.
            text.AppendJoin("", Kinds.Select(kind => $"static void ib_f{LineOf(i, kind)}(void) {{ {Test(macros[i].Name, i, kind)} }}\n"));
        }

        return text.ToString();
    }

    public static string Values(string header, IEnumerable<(Macro Macro, ConstantKind Kind)> constants)
    {
        var text = new StringBuilder(Include(header));
        var index = 0;
        foreach (var (macro, kind) in constants)
        {
            text.Append(Value(macro.Name, index++, kind)).Append('\n');
        }

        return text.ToString();
    }

    public static string Key(string macro) => $"IBconstant:{macro}=";

    private static string Include(string header) => $"#include \"{header.Replace('\\', '/')}\"\n";

    private static string Test(string name, int index, ConstantKind kind) => kind switch
    {
        ConstantKind.Integer => $"_Static_assert(({name}) | 1 | 1, \"\");",
        ConstantKind.Number => $"_Static_assert(_Generic(({name}), float: 1, double: 1), \"\"); static const double ib_n{index} = ({name});",
        // An initializer in braces would be taken for an array, but has no size.
        ConstantKind.Text => $"enum {{ ib_s{index} = sizeof({name}) }}; static const char ib_t{index}[] = {name};",
        _ => $"_Static_assert(__builtin_classify_type({name}) == 5 && __builtin_constant_p((__INTPTR_TYPE__)({name})), \"\"); "
            + $"static const __INTPTR_TYPE__ ib_p{index} = (__INTPTR_TYPE__)({name});",
    };

    /// <summary>The key, then the value in this machine's order of bytes.</summary>
    private static string Value(string name, int index, ConstantKind kind)
    {
        var key = Key(name);
        var (type, value) = kind switch
        {
            ConstantKind.Integer => ("unsigned long long value; char size, is_unsigned",
                $"(unsigned long long)({name}), sizeof({name}), ((__typeof__(({name}) + 0))-1 > 0)"),
            ConstantKind.Number => ("double value; char size", $"({name}), sizeof({name})"),
            ConstantKind.Text => ($"unsigned size; char value[sizeof({name})]", $"sizeof({name}), {name}"),
            _ => ("__INTPTR_TYPE__ value", $"(__INTPTR_TYPE__)({name})"),
        };
        return $"const struct __attribute__((packed)) {{ char key[{key.Length}]; {type}; }} ib_v{index} __attribute__((used)) = {{ \"{key}\", {value} }};";
    }
}
