// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <content>Launches with clusters or a priority of their own.</content>
public sealed unsafe partial class CudaKernel
{
    private void LaunchWithAttributes(in CudaLaunch launch, ReadOnlySpan<CudaArgument> arguments)
    {
        const int cooperative = 2, clusterDimension = 4, priority = 8; // CU_LAUNCH_ATTRIBUTE_..., of cuda.h
        var attributes = stackalloc CUlaunchAttribute[3];
        var count = 0;
        if (launch.Cluster is { } cluster)
        {
            CheckDivides(cluster, launch.Grid);
            Add(clusterDimension, cluster.X, cluster.Y, cluster.Z);
        }

        if (launch.Priority is { } number)
        {
            Add(priority, number);
        }

        if (launch.Cooperative)
        {
            Add(cooperative, 1);
        }

        Launch(launch.Grid, launch.Block, arguments, launch.Stream, launch.SharedBytes, cooperative: false, new(attributes, count));

        void Add(int id, int x, int y = 0, int z = 0)
        {
            var attribute = new CUlaunchAttribute { id = id };
            (attribute.value[0], attribute.value[1], attribute.value[2]) = (x, y, z);
            attributes[count++] = attribute;
        }
    }

    private int Enqueue(Dim3 grid, Dim3 block, void** pointers, CUstream_st* queue, int shared, Attributes attributes)
    {
        var config = new CUlaunchConfig
        {
            gridDimX = (uint)grid.X, gridDimY = (uint)grid.Y, gridDimZ = (uint)grid.Z,
            blockDimX = (uint)block.X, blockDimY = (uint)block.Y, blockDimZ = (uint)block.Z,
            sharedMemBytes = (uint)shared, hStream = queue, attrs = attributes.First, numAttrs = (uint)attributes.Count,
        };
        return _context.Driver.Api.cuLaunchKernelEx(&config, _function, pointers, null);
    }

    private void CheckDivides(Dim3 cluster, Dim3 grid)
    {
        if (grid.X % cluster.X != 0 || grid.Y % cluster.Y != 0 || grid.Z % cluster.Z != 0)
        {
            throw new ArgumentException($"{Name} cannot be launched with {grid} blocks in clusters of {cluster}: the grid has to be a "
                + "multiple of the cluster in each direction", nameof(cluster));
        }
    }

    private readonly struct Attributes(CUlaunchAttribute* first, int count)
    {
        public CUlaunchAttribute* First { get; } = first;

        public int Count { get; } = count;
    }
}
