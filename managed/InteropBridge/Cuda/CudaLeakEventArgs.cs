// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>A resource of the device that nobody disposed.</summary>
public sealed class CudaLeakEventArgs : EventArgs
{
    internal CudaLeakEventArgs(string resource, string how, string? created) =>
        (Resource, How, Created) = (resource, how, created);

    /// <summary>What it is, such as <c>device memory of 400 bytes</c>.</summary>
    public string Resource { get; }

    /// <summary>How the leak was noticed.</summary>
    public string How { get; }

    /// <summary>The stack trace of its creation, if <see cref="CudaDevice.TraceResources"/> was set at the time.</summary>
    public string? Created { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Resource}: {How}"
        + (Created is null ? ". Set CudaDevice.TraceResources to see where it was created"
            : $". Made{Environment.NewLine}{Created}");
}
