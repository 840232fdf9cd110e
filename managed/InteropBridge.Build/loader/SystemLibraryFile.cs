// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Runtime.InteropServices;

namespace InteropBridge.Loading;

/// <summary>A library that the system installs: found by its name as the system finds it, never copied.</summary>
internal static class SystemLibraryFile
{
    /// <summary>Loads the first of the files that can be loaded.</summary>
    /// <param name="name">As in DllImport.</param>
    /// <param name="files">Its file names on the systems that the program knows.</param>
    /// <param name="package">What Debian calls its package.</param>
    /// <exception cref="DllNotFoundException">None can be loaded; the message says why, and what to install.</exception>
    public static (nint Handle, string Path) Load(string name, string[] files, string package)
    {
        var reason = "";
        foreach (var file in files)
        {
            try
            {
                return (NativeLibrary.Load(file), file);
            }
            catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
            {
                reason = reason.Length > 0 ? reason : failure.Message.Trim().Split('\n')[^1].Trim();
            }
        }

        throw new DllNotFoundException($"The library {name} is not installed: the system finds no {string.Join(" and no ", files)} that it can load "
            + $"({reason}). Install it (Debian, Ubuntu: apt-get install {package}), or name the folder that has it in {FolderVariable}.");
    }

    private static string FolderVariable => OperatingSystem.IsWindows() ? "PATH"
        : OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
}
