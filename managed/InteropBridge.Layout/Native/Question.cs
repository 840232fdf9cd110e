// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Native;

/// <summary>Everything about one type that the C compiler is asked.</summary>
/// <param name="Name">In C and C#.</param>
/// <param name="Spelling">With its tag, as C wants it.</param>
/// <param name="Line">In the header.</param>
/// <param name="Paths">The members whose offset and size are asked for.</param>
/// <param name="BitFields">The bit-fields whose bits are asked for.</param>
internal sealed partial record Question(
    string Name, string Spelling, int Line, IReadOnlyList<FieldPlace> Paths, IReadOnlyList<BoundBitField> BitFields)
{
    /// <summary>Lines of C that take away macros which are called like members: their header has been read.</summary>
    public static string WithoutMacros(IEnumerable<Question> questions)
    {
        var all = questions.ToList();
        var types = all.SelectMany(question => Word().Matches(question.Spelling)).Select(match => match.Value).ToHashSet();
        return string.Concat(all.SelectMany(question => question.Paths.Select(place => place.Path).Concat(question.BitFields.Select(field => field.Name)))
            .SelectMany(path => Word().Matches(path)).Select(match => match.Value).Distinct().Where(name => !types.Contains(name))
            .Select(name => $"#undef {name}\n"));
    }

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Word();

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
