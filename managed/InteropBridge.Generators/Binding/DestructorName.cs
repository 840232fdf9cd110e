// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Generators.Binding;

/// <summary>Tells by its name whether a function may release an object. The step of the build that infers contracts has this file
/// too.</summary>
internal static class DestructorName
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "close", "cleanup", "dealloc", "deallocate", "deinit", "delete", "destroy", "dispose", "drop", "dtor", "end", "fini",
        "finish", "finalize", "free", "kill", "release", "shutdown", "term", "terminate", "uninit", "unref",
    };

    // Words of snake_case and of camelCase.
    private static readonly Regex Word = new("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.CultureInvariant);

    public static bool Fits(string function) => Word.Matches(function).Cast<Match>().Any(match => Words.Contains(match.Value));
}
