// SPDX-License-Identifier: MIT
using System.Text;

namespace InteropBridge.Layout.Native;

/// <summary>Writes a C file whose object holds the answers, so that nothing has to be run: numbers as digits in constant
/// arrays, and structs in which one bit-field is all ones, each beside a text by which it is found.</summary>
internal static class QuestionWriter
{
    private const string Head = """
        /* Asks the compiler for its layouts; the answers are read from the object. */
        #include <stddef.h>
        #include "{0}"
        {1}#define IB_DIGIT(n, unit) (char)('0' + (n) / unit % 10)
        #define IB_DIGITS(n) IB_DIGIT(n, 100000000), IB_DIGIT(n, 10000000), IB_DIGIT(n, 1000000), IB_DIGIT(n, 100000), \
            IB_DIGIT(n, 10000), IB_DIGIT(n, 1000), IB_DIGIT(n, 100), IB_DIGIT(n, 10), IB_DIGIT(n, 1)

        """;

    public static string Write(string header, IReadOnlyList<Question> questions)
    {
        var path = header.Replace('\\', '/');
        var text = new StringBuilder(Head.ReplaceLineEndings("\n").Replace("{0}", path, StringComparison.Ordinal)
            .Replace("{1}", Question.WithoutMacros(questions), StringComparison.Ordinal));
        var count = 0;
        foreach (var question in questions)
        {
            foreach (var line in Lines(question))
            {
                // A type that cannot be asked about is an error where it is declared.
                text.Append($"#line {question.Line} \"{path}\"\n{line.Replace("@", $"{count++}", StringComparison.Ordinal)}\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(Question question)
    {
        var type = question.Spelling;
        yield return Number(Answers.SizeKey(question.Name), $"sizeof({type})");
        yield return Number(Answers.AlignmentKey(question.Name), $"_Alignof({type})");
        foreach (var place in question.Paths)
        {
            yield return Number(Answers.OffsetKey(question.Name, place.Path), $"offsetof({type}, {place.Path})");
            if (!place.IsFlexible)
            {
                yield return Number(Answers.SizeKey(question.Name, place.Path), $"sizeof((({type} *)0)->{place.Path})");
            }
        }

        foreach (var field in question.BitFields)
        {
            var key = Answers.BitsKey(question.Name, field.Name);
            yield return $"const struct {{ {type} value; char key[{key.Length + 1}]; }} ib_answer_@ = "
                + $"{{ {{ .{field.Name} = -1 }}, \"{key}\" }};";
        }
    }

    private static string Number(string key, string value)
    {
        var characters = string.Join(", ", key.Select(character => $"'{character}'"));
        return $"enum {{ ib_value_@ = {value} }}; const char ib_answer_@[] = {{ {characters}, IB_DIGITS(ib_value_@), 0 }};";
    }
}
