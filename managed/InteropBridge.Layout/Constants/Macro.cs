// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Constants;

/// <summary>A macro without parameters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Header">Where it is defined.</param>
/// <param name="Line">On which line, from 1.</param>
internal sealed record Macro(string Name, string Text, string Header, int Line);
