// SPDX-License-Identifier: MIT
namespace InteropBridge.OpenCL.Driver;

/// <summary>What to compile.</summary>
internal sealed class OpenCLSource
{
    /// <summary>The source's name in the compiler's messages.</summary>
    public const string FileName = "kernel.cl";

    /// <summary>Always given: without it kernels would not say the types of their parameters.</summary>
    private const string KeepTypes = "-cl-kernel-arg-info";

    /// <exception cref="ArgumentException">The source is empty, or something contains a zero, at which C would end it.</exception>
    public OpenCLSource(string text, ReadOnlySpan<string> options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, "source");
        CheckText(text, "source");
        foreach (var option in options)
        {
            ArgumentNullException.ThrowIfNull(option, nameof(options));
            CheckText(option, nameof(options));
        }

        Text = text;
        Options = [KeepTypes, .. options];
    }

    public string Text { get; }

    public IReadOnlyList<string> Options { get; }

    /// <summary>As the compiler gets it: the first line names the file, so that its messages count lines as the caller
    /// does.</summary>
    public string Numbered => $"#line 1 \"{FileName}\"\n{Text}\n";

    /// <summary>Whether the result depends on this text only; an included file may change.</summary>
    public bool IsSelfContained => !CodeFiles.Includes(Text);

    /// <summary>A name for the result that differs if anything differs that could change it.</summary>
    public string Key(OpenCLDeviceInfo device) => CodeFiles.Key(
        [.. Options, device.PlatformName, device.PlatformVersion, device.Name, device.DriverVersion, Text]);

    private static void CheckText(string text, string argument)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("it contains a zero character, where the compiler would take it to end", argument);
        }
    }
}
