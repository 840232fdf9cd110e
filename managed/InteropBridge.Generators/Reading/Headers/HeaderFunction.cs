// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Generators.Reading.Headers;

/// <summary>A declared function: the text of its statement, without comments, and where it stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Statement">From the end of the statement before to the semicolon or brace.</param>
/// <param name="Start">Where the statement starts in the file.</param>
/// <param name="Line">The same as line and column.</param>
/// <param name="NameOffset">Where the name is within the statement.</param>
internal sealed record HeaderFunction(string Name, string Statement, int Start, LinePosition Line, int NameOffset);
