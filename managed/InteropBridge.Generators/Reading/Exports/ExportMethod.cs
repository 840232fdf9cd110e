// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Exports;

/// <summary>A method marked <c>[NativeExport("...")]</c>.</summary>
/// <param name="Function">Its name in C.</param>
/// <param name="Call">The method, in full.</param>
/// <param name="Library">The assembly.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Returns">What it returns; null for nothing.</param>
/// <param name="Summary">What its documentation says.</param>
/// <param name="Failures">When it throws, a line each.</param>
/// <param name="Place">Its name's.</param>
/// <param name="Problems">Why it is not exported.</param>
internal sealed record ExportMethod(
    string Function, string Call, string Library, EquatableArray<ExportParameter> Parameters, ExportParameter? Returns,
    string Summary, EquatableArray<string> Failures, Place Place, EquatableArray<Problem> Problems);
