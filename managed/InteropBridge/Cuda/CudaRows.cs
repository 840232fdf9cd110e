// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>Rows to copy between two arrays, in elements. For a part that does not begin at the first element, copy from or to a
/// slice.</summary>
/// <param name="Count">How many rows, at least 1.</param>
/// <param name="Length">Elements of a row that are copied, at least 1.</param>
/// <param name="Pitch">From the start of a row to the start of the next in the array whose method is called.</param>
/// <param name="OtherPitch">The same in the other array.</param>
public readonly record struct CudaRows(long Count, long Length, long Pitch, long OtherPitch)
{
    /// <summary>Whether the rows lie within arrays of these lengths.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal void Check(long length, long otherLength)
    {
        if (Count < 1 || Length < 1)
        {
            throw new ArgumentException($"there is nothing to copy in {Count} rows of {Length} elements");
        }

        CheckOne(Pitch, length, "on the device");
        CheckOne(OtherPitch, otherLength, "in the other array");
    }

    private void CheckOne(long pitch, long length, string where)
    {
        if (pitch < Length || (Count - 1) > (length - Length) / pitch || Length > length)
        {
            throw new ArgumentException($"{Count} rows of {Length} elements, {pitch} from one to the next, do not fit into the {length} "
                + $"elements {where}");
        }
    }
}
