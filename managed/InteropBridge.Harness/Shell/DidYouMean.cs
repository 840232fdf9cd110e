// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Shell;

/// <summary>Finds what somebody may have meant who mistyped a name.</summary>
internal static class DidYouMean
{
    /// <summary>A question to put behind a message; empty if no name is close.</summary>
    public static string Ask(string typed, IEnumerable<string> names)
    {
        var close = names.Select(name => (Name: name, Distance: Distance(typed.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(name => name.Distance <= Math.Max(1, name.Name.Length / 3)).OrderBy(name => name.Distance).Select(name => name.Name)
            .FirstOrDefault();
        return close is null ? "" : $" Did you mean \"{close}\"?";
    }

    /// <summary>How many letters must be typed, dropped, replaced or exchanged with the next one to get from one word to the
    /// other.</summary>
    internal static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[from.Length, to.Length];
    }
}
