// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Harness.Machine;

/// <summary>What Linux reports in files. On other systems the answers are null or empty.</summary>
internal static class SystemFiles
{
    /// <summary>First line of a file; null if there is none.</summary>
    public static string? Line(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadLines(path).FirstOrDefault() : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Caches of the first core.</summary>
    public static IReadOnlyList<string> Caches()
    {
        const string folder = "/sys/devices/system/cpu/cpu0/cache";
        return Directory.Exists(folder)
            ? [.. from index in Directory.GetDirectories(folder, "index*").Order()
                  let type = Line($"{index}/type")
                  let kind = type == "Unified" ? "" : type?[..1].ToLowerInvariant()
                  select $"L{Line($"{index}/level")}{kind} {Line($"{index}/size")}"]
            : [];
    }

    /// <summary>Sizes of the first core's data caches from the second level on, by level.</summary>
    public static IReadOnlyDictionary<int, long> CacheBytes() => BytesOf(Caches());

    /// <summary>The same of a list as <see cref="Caches"/> gives it, which may be another machine's.</summary>
    public static IReadOnlyDictionary<int, long> BytesOf(IEnumerable<string> caches)
    {
        var sizes = new Dictionary<int, long>();
        foreach (var cache in caches.Select(cache => cache.Split(' ')).Where(cache => cache[0] is "L2" or "L3"))
        {
            sizes[cache[0][1] - '0'] = long.Parse(cache[1].TrimEnd('K'), CultureInfo.InvariantCulture) << 10;
        }

        return sizes;
    }

    public static double? LoadAverage() => Line("/proc/loadavg") is { } line
        ? double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture) : null;

    /// <summary>Threads that run or wait for a processor right now.</summary>
    public static int? Runnable() => Line("/proc/loadavg")?.Split(' ') is [_, _, _, var threads, ..]
        ? int.Parse(threads.Split('/')[0], CultureInfo.InvariantCulture) : null;

    /// <summary>Number of the process that traces this one, as debuggers do; 0 if none does.</summary>
    public static int Tracer()
    {
        const string name = "TracerPid:";
        const string status = "/proc/self/status";
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? int.Parse(line[name.Length..], CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The processors' time since boot.</summary>
    public static ProcessorTicks? Ticks()
    {
        const int idle = 3;
        const int waiting = 4;
        const int steal = 7;
        const int guest = 8; // From here on counted in user time already.
        if (Line("/proc/stat") is not { } line)
        {
            return null;
        }

        var ticks = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(guest)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return ticks.Length == guest
            ? new ProcessorTicks(ticks.Sum() - ticks[idle] - ticks[waiting] - ticks[steal], ticks[steal], ticks.Sum()) : null;
    }
}
