// SPDX-License-Identifier: MIT
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteropBridge.Harness.Gap;

/// <summary>Files of a line for each value, which a process that can die appends to.</summary>
internal static class JsonLines
{
    /// <summary>The values of the whole lines: the last one is cut off if its process died while it wrote.</summary>
    public static IEnumerable<T> Read<T>(string file, JsonTypeInfo<T> type)
        where T : class => File.ReadLines(file).Select(line => Parse(line, type)).OfType<T>();

    private static T? Parse<T>(string line, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
