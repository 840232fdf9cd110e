namespace Interop_Kernels;

/// <summary>Shows what was computed.</summary>
public static class Drawing
{
    private const string Shades = " .:-=+*#%@";

    /// <summary>Lines of characters, the darker the longer a point stays.</summary>
    public static string ToText(ReadOnlySpan<int> counts, int width, int limit)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < counts.Length; i++)
        {
            text.Append(Shades[(int)(Shade(counts[i], limit) * (Shades.Length - 1))]);
            if (i % width == width - 1)
            {
                text.AppendLine();
            }
        }

        return text.ToString();
    }

    /// <summary>Writes a grey picture in the format PGM, which most viewers show.</summary>
    public static void WritePgm(string file, ReadOnlySpan<int> counts, int width, int limit)
    {
        using var stream = File.Create(file);
        stream.Write(System.Text.Encoding.ASCII.GetBytes($"P5 {width} {counts.Length / width} 255\n"));
        foreach (var count in counts)
        {
            stream.WriteByte((byte)(255 - 255 * Shade(count, limit)));
        }
    }

    /// <summary>0 for points that escape at once, 1 for those that stay. By logarithms, as most escape soon.</summary>
    private static double Shade(int count, int limit) => Math.Log(1 + count) / Math.Log(1 + limit);
}
