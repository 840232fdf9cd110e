// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Support;

/// <summary>The source tree the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Header => File("native", "interopbridge.h");

    /// <summary>A file or folder of it.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Release or Debug, as the tests were built.</summary>
    public static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "InteropBridge.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no InteropBridge.sln in {AppContext.BaseDirectory} or a folder above it");
    }
}
