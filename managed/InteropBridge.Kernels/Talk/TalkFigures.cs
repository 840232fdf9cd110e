// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Variants;

namespace InteropBridge.Kernels.Talk;

/// <summary>The talk's published results, for the variants that are counterparts of its systems.</summary>
internal sealed class TalkFigures
{
    /// <summary>What the figures measure.</summary>
    public const string Workload = "\"Procuring Performance in Python\" (Ian J. Bertolacci), Intel i7-6900K: "
        + "Jacobi of 1000 x 1000 cells, 1000 steps, float64; Fibonacci list fib(0) .. fib(39)";

    private const string Serial = "C";

    /// <summary>The talk's columns by kernel and the element type it used.</summary>
    private static readonly Dictionary<(string Kernel, string Type), string> Columns = new()
    {
        [("jacobi", "f64")] = "jacobi_s",
        [("jacobi", "f32")] = "jacobi_s",
        [("fibonacci-iterative", "u64")] = "fib_iterative_s",
        [("fibonacci-recursive", "u64")] = "fib_recursive_s",
    };

    private readonly List<Dictionary<string, string>> _rows;

    private TalkFigures(List<Dictionary<string, string>> rows) => _rows = rows;

    /// <summary>The figures in this assembly.</summary>
    public static TalkFigures Published { get; } = ReadEmbedded();

    public static TalkFigures Read(TextReader text)
    {
        var lines = new List<string[]>();
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line.Split(','));
            }
        }

        return new TalkFigures([.. lines.Skip(1).Select(values =>
            lines[0].Zip(values).ToDictionary(pair => pair.First, pair => pair.Second))]);
    }

    /// <summary>The figure for a variant; null if the talk has none. If the talk ran a system with several numbers of
    /// workers, only the same number counts.</summary>
    public PublishedFigure? Find(string kernel, string type, string? system, int workers)
    {
        if (system is null || !Columns.TryGetValue((kernel, type), out var column) || TypeOf(kernel, system) != type)
        {
            return null;
        }

        var candidates = _rows.Where(row => row["system"] == system && row[column].Length > 0).ToList();
        var found = candidates.Count == 1 ? candidates[0] : candidates.Find(row => Workers(row) == workers);
        if (found is null)
        {
            return null;
        }

        var seconds = Number(found[column]);
        var note = NoteOn(kernel, system);
        var serial = _rows.Find(row => row["system"] == Serial)?[column];
        return new PublishedFigure("the talk's", $"The talk's: {Workload}.", system, Workers(found), seconds,
            note is null && serial is { Length: > 0 } ? Number(serial) / seconds : null, note);
    }

    private static string TypeOf(string kernel, string system) => kernel != "jacobi" ? "u64" : system == "PyCUDA" ? "f32" : "f64";

    private static string? NoteOn(string kernel, string system) =>
        kernel == "fibonacci-iterative" && system == "Multiprocessing"
            ? "the talk's script computed the recursive form here" : null;

    private static int Workers(Dictionary<string, string> row) => int.Parse(row["workers"], CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static TalkFigures ReadEmbedded()
    {
        using var stream = typeof(TalkFigures).Assembly.GetManifestResourceStream("talk-results.csv")!;
        using var text = new StreamReader(stream);
        return Read(text);
    }
}
