// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes new handles. A SafeHandle exists before the call, so that nothing can fail between the object's creation and
/// its being owned.</summary>
internal sealed class HandleResultWriter(HandleResultParameter handle, HelperNames helpers, LocalNames locals)
    : ParameterWriter(handle, helpers, locals)
{
    public override string Argument => $"&{Local}";

    public override string? Result => OwnerOf(handle, Locals);

    public static string OwnerOf(HandleResultParameter handle, LocalNames locals) => locals.Of(handle, "Owner");

    /// <summary>The local or parameter that holds the SafeHandle of a parameter that is one.</summary>
    public static string NameOf(BoundParameter handle, LocalNames locals) =>
        handle is HandleResultParameter created ? OwnerOf(created, locals) : handle.Name;

    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"{handle.Handle.ClassName} {OwnerOf(handle, Locals)} = new();");
        writer.Line($"{handle.Pointer} {Local} = null;");
    }

    public override void Received(CodeWriter writer) => writer.Line($"{OwnerOf(handle, Locals)}.Adopt((global::System.IntPtr){Local});");
}
