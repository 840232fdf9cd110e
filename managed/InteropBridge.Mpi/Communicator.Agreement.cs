// SPDX-License-Identifier: MIT
using System.Text;

namespace InteropBridge.Mpi;

/// <summary>What all ranks have to agree on. Every method here is collective.</summary>
public partial class Communicator
{
    /// <summary>Whether any rank wants to stop. All ranks get the same answer, so that none goes on alone.</summary>
    /// <param name="cancellationToken">This rank's wish; the tokens of the others may be different ones.</param>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public bool AgreeToStop(CancellationToken cancellationToken) => AgreeToStop(cancellationToken.IsCancellationRequested);

    /// <summary>Whether any rank wants to stop. All ranks get the same answer, so that none goes on alone.</summary>
    /// <param name="wish">This rank's.</param>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public bool AgreeToStop(bool wish) => AllReduce(wish ? 1 : 0, MpiOperation.Max) != 0;

    /// <summary>Makes sure that all ranks have the same text: a version, sizes, options. All of them throw if one has not.</summary>
    /// <param name="what">What it is, for the message: <c>version</c>, for example.</param>
    /// <param name="text">This rank's.</param>
    /// <exception cref="InvalidOperationException">Texts differ; the message names the first rank that differs from rank 0, and
    /// both texts.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public void RequireSame(string what, string text)
    {
        var own = Encoding.UTF8.GetBytes(text);
        var lengths = new int[Size];
        AllGather([own.Length], lengths);
        var longest = lengths.Max();
        var (padded, all) = (new byte[longest], new byte[longest * Size]);
        own.CopyTo(padded, 0);
        AllGather<byte>(padded, all);
        string Of(int rank) => Encoding.UTF8.GetString(all, rank * longest, lengths[rank]);
        for (var rank = 1; rank < Size; rank++)
        {
            if (Of(rank) != Of(0))
            {
                throw new InvalidOperationException(
                    $"rank {rank} has another {what} than rank 0: \"{Of(rank)}\" and \"{Of(0)}\". Start all ranks alike.");
            }
        }
    }
}
