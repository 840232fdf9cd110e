// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>Finds the name that the writer of an unknown one may have meant.</summary>
internal static class NearestName
{
    private const int Longest = 64;

    /// <returns>A question for the end of a message; empty if no name is near.</returns>
    public static string Suggestion(string word, IEnumerable<string> names)
    {
        var most = word.Length < 8 ? 2 : 3;
        var nearest = names.Select(known => (Name: known, Distance: Distance(word, known, most))).OrderBy(known => known.Distance)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= most ? $"; did you mean '{nearest.Name}'?" : "";
    }

    /// <summary>Levenshtein; long words, and those of quite another length, are far from everything and not compared.</summary>
    private static int Distance(string a, string b, int most)
    {
        if (a.Length > Longest || Math.Abs(a.Length - b.Length) > most)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
