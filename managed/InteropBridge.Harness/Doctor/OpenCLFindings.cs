// SPDX-License-Identifier: MIT
using InteropBridge.OpenCL;

namespace InteropBridge.Harness.Doctor;

/// <summary>Platforms and devices of OpenCL. The comparison runs without them.</summary>
internal static class OpenCLFindings
{
    private const string Topic = "OpenCL";

    public static IEnumerable<Finding> All()
    {
        if (OpenCLDevice.Devices.Count == 0)
        {
            yield return new(Topic, Verdict.Ok, $"{OpenCLDevice.UnavailableReason}; not needed for the comparison without OpenCL");
            yield break;
        }

        foreach (var platform in OpenCLDevice.Devices.Select((info, ordinal) => (Info: info, Ordinal: ordinal)).GroupBy(
            device => device.Info.PlatformHandle))
        {
            var (first, _) = platform.First();
            yield return new(Topic, Verdict.Ok, $"{OpenCLDevice.LibraryPath}: {first.PlatformName}, {first.PlatformVersion}: "
                + string.Join("; ", platform.Select(device => $"device {device.Ordinal}: {device.Info}")));
        }
    }
}
