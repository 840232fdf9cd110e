// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Diagnostics;

/// <summary>Every diagnostic of the generator. A function that got an error stays out of the safe API; the others are
/// emitted all the same.</summary>
internal static class Descriptors
{
    /// <summary>The page of help, in the package. Links lead to it on the user's machine, as it has no
    /// public address.</summary>
    private const string HelpPage = "InteropBridge.Build/docs/diagnostics.md#";

    public static readonly DiagnosticDescriptor Syntax = Error("IB1001", "Contract cannot be read",
        "'{0}' is not a contract: {1}");

    public static readonly DiagnosticDescriptor UnknownWord = Error("IB1002", "Unknown contract",
        "'{0}' is no contract{1}");

    public static readonly DiagnosticDescriptor UnknownName = Error("IB1003", "Unknown name in a contract",
        "'{0}' is neither a parameter of {1} nor a known constant");

    public static readonly DiagnosticDescriptor NeedsPointer = Error("IB1004", "Contract needs a pointer",
        "'{0}' is a contract for pointers, and '{1}' is {2}");

    public static readonly DiagnosticDescriptor NeedsNumber = Error("IB1005", "Range needs a number",
        "range is a contract for integers, enums and floating-point numbers, and '{0}' is {1}");

    public static readonly DiagnosticDescriptor Contradiction = Error("IB1006", "Contracts contradict each other",
        "'{0}' of {1}: {2}");

    public static readonly DiagnosticDescriptor BadHandle = Error("IB1007", "Handle cannot be released",
        "handle '{0}': {1}");

    public static readonly DiagnosticDescriptor FastCallback = Error("IB1008", "A fast function must not call back",
        "{0} is marked fast and takes the callback '{1}': managed code must not run while the collector is kept waiting");

    public static readonly DiagnosticDescriptor ConstantOverflow = Error("IB1009", "Constant out of range",
        "'{0}': {1}");

    public static readonly DiagnosticDescriptor LengthsDisagree = Error("IB1010", "Two lengths disagree",
        "'{0}' is declared as {1} and its contract says {2} elements");

    public static readonly DiagnosticDescriptor BadCallback = Error("IB1011", "Callback cannot be served",
        "callback '{0}' of {1}: {2}");

    public static readonly DiagnosticDescriptor BadStatus = Error("IB1012", "Status cannot be used",
        "{0} is marked status and {1}");

    public static readonly DiagnosticDescriptor BadString = Error("IB1013", "String needs a character pointer",
        "'{0}' is marked string and is {1}");

    public static readonly DiagnosticDescriptor BadLength = Error("IB1014", "Length cannot be used",
        "the length of '{0}' uses '{1}', which is {2}");

    public static readonly DiagnosticDescriptor BadTarget = Error("IB1015",
        "Safe API class must be a partial, top-level, non-generic class",
        "'{0}' must be a partial, top-level, non-generic class to receive a safe API");

    public static readonly DiagnosticDescriptor NothingToWrap = Warning("IB1016", "Nothing to wrap",
        "'{0}' has no function with DllImport or LibraryImport in this project");

    public static readonly DiagnosticDescriptor BadStatusMap = Error("IB1017", "Status map not found",
        "'{0}' has no static method '{1}' that takes the status and returns an Exception");

    public static readonly DiagnosticDescriptor NameClash = Warning("IB1018", "Two functions would become one method",
        "{0} stays out of the safe API: it would have the same name and parameters as {1}");

    public static readonly DiagnosticDescriptor Renamed = new("IB1019", "Method has another name",
        "{0} becomes the method {1}: {2}", Category,
        DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpPage + "ib1019");

    public static readonly DiagnosticDescriptor NoContracts = new("IB1020", "Function has no contracts",
        "{0} stays out of the safe API: '{1}' {2}", Category,
        DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpPage + "ib1020");

    public static readonly DiagnosticDescriptor Unannotated = Warning("IB1021", "Pointer has no contract",
        "{0} stays out of the safe API: '{1}' {2}");

    public static readonly DiagnosticDescriptor Variadic = new("IB1022", "Function takes any number of arguments",
        "{0} stays out of the safe API: it takes any number of arguments (...), which .NET can pass on Windows alone; "
        + "give it a C function with fixed parameters in front", Category,
        DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpPage + "ib1022");

    public static readonly DiagnosticDescriptor OverlaySyntax = Error("IB1030", "Overlay line cannot be read",
        "{0}");

    public static readonly DiagnosticDescriptor OverlayFunction = Error("IB1031", "Overlay names an unknown function",
        "{0}");

    public static readonly DiagnosticDescriptor OverlayParameter = Error("IB1032", "Overlay names an unknown parameter",
        "{0} has no parameter '{1}'; it has: {2}");

    public static readonly DiagnosticDescriptor BadKept = Error("IB1040", "What C keeps cannot be kept",
        "'{0}' of {1}: {2}");

    public static readonly DiagnosticDescriptor LooksLikeDestructor = Warning("IB1041",
        "Function may release an object that has a handle",
        "{0} stays out of the safe API: it may release the {1}, which its handle would release again; say 'consumes' on '{2}' "
        + "if it does, 'borrows' if it does not, or 'omit' on the function");

    public static readonly DiagnosticDescriptor HiddenArray = Warning("IB1042", "A typedef hides whether a pointer is an array",
        "{0} stays out of the safe API: '{1}' is {2}, and it is not seen whether that is one element or an array; "
        + "declare it as double *x or double x[3]");

    public static readonly DiagnosticDescriptor PlatformWidth = Warning("IB1043", "Type is not equally wide everywhere",
        "{0} stays out of the safe API: {1} is {2}, which is not equally wide on every platform; {3}");

    public static readonly DiagnosticDescriptor InlineTarget = Error("IB1050", "Method cannot have a body in C",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor InlineType = Error("IB1051", "Type cannot cross to C",
        "'{0}' is a {1}, which cannot cross to C: {2}");

    public static readonly DiagnosticDescriptor InlineName = Error("IB1052", "Name cannot be used in C",
        "'{0}' is a name that C reserves, that has characters C does not take, or that C needs here for a length or for data; choose another");

    public static readonly DiagnosticDescriptor InlineText = Error("IB1053", "C text cannot be compiled",
        "The C text {0}");

    public static readonly DiagnosticDescriptor InlineLength = Error("IB1054", "Span with the same length not found",
        "'{0}' must be as long as '{1}', which is no other span of the method with a length of its own");

    public static readonly DiagnosticDescriptor ExportTarget = Error("IB1060", "Method cannot be exported to C",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor ExportType = Error("IB1061", "Type cannot cross from C",
        "'{0}' is a {1}, which cannot cross from C: {2}");

    public static readonly DiagnosticDescriptor ExportName = Error("IB1062", "Name cannot be exported to C",
        "'{0}' is no name in C, is one that C reserves, or is needed for a length or the result; choose another");

    private const string Category = "InteropBridge.Contracts";

    /// <summary>For documentation tests.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        Syntax, UnknownWord, UnknownName, NeedsPointer, NeedsNumber, Contradiction, BadHandle, FastCallback, ConstantOverflow,
        LengthsDisagree, BadCallback, BadStatus, BadString, BadLength, BadTarget, NothingToWrap, BadStatusMap, NameClash,
        Renamed, NoContracts, Unannotated, Variadic, OverlaySyntax, OverlayFunction, OverlayParameter,
        BadKept, LooksLikeDestructor, HiddenArray, PlatformWidth,
        InlineTarget, InlineType, InlineName, InlineText, InlineLength,
        ExportTarget, ExportType, ExportName,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpPage + id.ToLowerInvariant());
}
