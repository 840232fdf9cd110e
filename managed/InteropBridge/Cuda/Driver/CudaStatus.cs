// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda.Driver;

/// <summary>The status codes of the driver API that this layer handles (<c>CUresult</c> in cuda.h).</summary>
internal static class CudaStatus
{
    public const int Success = 0;
    public const int OutOfMemory = 2;
    public const int StubLibrary = 34;
    public const int DevicesUnavailable = 46;
    public const int NoDevice = 100;
    public const int InvalidContext = 201;
    public const int EccUncorrectable = 214;
    public const int NvlinkUncorrectable = 220;
    public const int InvalidHandle = 400;
    public const int NotFound = 500;
    public const int NotReady = 600;
    public const int IllegalAddress = 700;
    public const int LaunchTimeout = 702;
    public const int ContextIsDestroyed = 709;
    public const int Assert = 710;
    public const int HardwareStackError = 714;
    public const int LaunchFailed = 719;
    public const int SystemDriverMismatch = 803;
    public const int GraphExecUpdateFailure = 910;
    public const int Unknown = 999;

    /// <summary>Whether the device, or the context on it, is lost to this process: every later call fails too.</summary>
    public static bool IsLost(int status) => status is EccUncorrectable or NvlinkUncorrectable or IllegalAddress or LaunchTimeout
        or ContextIsDestroyed or Assert or (>= HardwareStackError and <= LaunchFailed) or Unknown;

    /// <summary>What the driver's own text leaves out; null for most.</summary>
    public static string? Remedy(int status) => status switch
    {
        DevicesUnavailable => "another process holds the device exclusively, or it failed before: "
            + "nvidia-smi -q -d COMPUTE,PIDS shows the mode and the processes",
        NvlinkUncorrectable => "a connection between GPUs failed: nvidia-smi nvlink -e shows its errors",
        ContextIsDestroyed => "another library has reset the device or destroyed its context",
        Unknown => "the driver does not say why. It happens after a suspend and when a part of the driver is missing: load the "
            + "kernel's module nvidia_uvm again, or restart the machine",
        _ => null,
    };
}
