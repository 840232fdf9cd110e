// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Native;

/// <summary>Everything about one type that the C compiler is asked.</summary>
/// <param name="Name">In C and C#.</param>
/// <param name="Spelling">With its tag, as C wants it.</param>
/// <param name="Line">In the header.</param>
/// <param name="Paths">The members whose offset and size are asked for.</param>
/// <param name="BitFields">The bit-fields whose bits are asked for.</param>
internal sealed record Question(
    string Name, string Spelling, int Line, IReadOnlyList<FieldPlace> Paths, IReadOnlyList<BoundBitField> BitFields)
{
    /// <summary>About each struct of known layout and each enumeration.</summary>
    public static IEnumerable<Question> Of(BindingFile file, HeaderText header, Target target)
    {
        var rules = new LayoutRules(file, target);
        foreach (var type in file.Structs.Where(type => type.Fields.Count > 0))
        {
            if (rules.Of(type) is { } layout)
            {
                yield return new Question(type.Name, header.Spell(type.Name), header.LineOf(type.Name), layout.Places,
                    type.BitFields);
            }
        }

        foreach (var name in file.Enums.Keys)
        {
            yield return new Question(name, header.Spell(name), header.LineOf(name), [], []);
        }
    }
}
