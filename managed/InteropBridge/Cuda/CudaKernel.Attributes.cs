// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <content>What the driver knows about the kernel.</content>
public sealed unsafe partial class CudaKernel
{
    // CUfunction_attribute in cuda.h.
    private const int MaxThreads = 0, StaticShared = 1, Local = 3, Registers = 4, MaxDynamicShared = 8;

    /// <summary>Maximum number of threads per block of this kernel, limited by its registers.</summary>
    public int MaxThreadsPerBlock => Attribute(MaxThreads);

    /// <summary>Bytes of static shared memory per block.</summary>
    public int StaticSharedBytes => Attribute(StaticShared);

    /// <summary>Bytes of local memory per thread: what did not fit into registers.</summary>
    public int LocalBytes => Attribute(Local);

    /// <summary>Registers per thread.</summary>
    public int RegistersPerThread => Attribute(Registers);

    /// <summary>Allows launches with this many bytes of dynamic shared memory, beyond the 48 KiB that need no
    /// permission.</summary>
    /// <exception cref="CudaException">The device has less.</exception>
    public void AllowSharedMemory(int bytes)
    {
        Ready();
        _context.Check(_context.Driver.Api.cuFuncSetAttribute(_function, MaxDynamicShared, bytes),
            $"allowing {Name} {bytes} bytes of shared memory");
        GC.KeepAlive(_module);
    }

    /// <summary>How many blocks of this kernel a multiprocessor can run at the same time.</summary>
    /// <param name="blockSize">Threads per block.</param>
    /// <param name="sharedBytes">Dynamic shared memory of a block.</param>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public int BlocksPerMultiprocessor(int blockSize, int sharedBytes = 0)
    {
        Ready();
        int blocks;
        _context.Check(_context.Driver.Api.cuOccupancyMaxActiveBlocksPerMultiprocessor(
            &blocks, _function, blockSize, (nuint)sharedBytes), $"asking for the occupancy of {Name}");
        GC.KeepAlive(_module);
        return blocks;
    }

    /// <summary>The block size with the best occupancy, and the smallest grid that reaches it.</summary>
    /// <param name="sharedBytes">Dynamic shared memory of a block.</param>
    /// <param name="blockSizeLimit">The largest acceptable block size; 0 for no limit.</param>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public (int BlockSize, int MinGridSize) SuggestBlock(int sharedBytes = 0, int blockSizeLimit = 0)
    {
        Ready();
        int grid, block;
        _context.Check(_context.Driver.Api.cuOccupancyMaxPotentialBlockSize(
            &grid, &block, _function, null, (nuint)sharedBytes, blockSizeLimit), $"asking for the best block of {Name}");
        GC.KeepAlive(_module);
        return (block, grid);
    }

    private int Attribute(int attribute)
    {
        Ready();
        int value;
        _context.Check(_context.Driver.Api.cuFuncGetAttribute(&value, attribute, _function), $"asking about {Name}");
        GC.KeepAlive(_module);
        return value;
    }

    private void Ready()
    {
        ObjectDisposedException.ThrowIf(_module.IsClosed, this);
        _context.MakeCurrent();
    }

    /// <summary>Null if the driver lacks the function, or does not know the answer.</summary>
    private int[]? ReadParameterSizes()
    {
        ref readonly var api = ref _context.Driver.Api;
        if (api.cuFuncGetParamInfo == null)
        {
            return null;
        }

        var sizes = new List<int>();
        nuint offset, bytes;
        int status;
        while ((status = api.cuFuncGetParamInfo(_function, (nuint)sizes.Count, &offset, &bytes)) == CudaStatus.Success)
        {
            sizes.Add((int)bytes);
        }

        const int invalidValue = 1; // past the last one
        return status == invalidValue ? [.. sizes] : null;
    }
}
