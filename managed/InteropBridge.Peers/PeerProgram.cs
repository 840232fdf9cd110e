// SPDX-License-Identifier: MIT
namespace InteropBridge.Peers;

/// <summary>A program of <c>programs/</c> and what runs it.</summary>
/// <param name="Name">Its file without the ending.</param>
/// <param name="Interpreter">Path of the interpreter.</param>
/// <param name="Threads">How many threads its libraries may use.</param>
internal sealed record PeerProgram(string Name, string Interpreter, int Threads = 1);
