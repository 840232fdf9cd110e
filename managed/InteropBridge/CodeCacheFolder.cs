// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>Where code that was compiled at run time is kept.</summary>
internal static class CodeCacheFolder
{
    /// <summary>A folder, which need not exist; null: nowhere.</summary>
    /// <param name="setting">The folder; empty or <c>off</c> for none; null for the user's own.</param>
    /// <param name="kind">Name of the folder in the user's own.</param>
    public static string? Of(string? setting, string kind) => setting switch
    {
        "" or "off" => null,
        not null => Path.GetFullPath(setting),
        _ => CachesOfTheUser is { } caches ? Path.Combine(caches, "interopbridge", kind) : null,
    };

    private static string? CachesOfTheUser
    {
        get
        {
            var (home, local) = (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));
            return OperatingSystem.IsWindows() ? (local.Length > 0 ? local : null)
                : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches ? caches
                : home.Length == 0 ? null
                : Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
        }
    }
}
