// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes structs with a callback. One that C keeps stays at its place as long as the callback.</summary>
internal sealed class StructCallbackWriter(StructCallbackParameter callback, HelperNames helpers, LocalNames locals)
    : CallbackWriter(callback, helpers, locals)
{
    public override string Argument => callback.IsNullable ? $"{Name} is null ? null : {Struct}" : Struct;

    private string Struct => Locals.Of(callback, "Struct");

    private string Room => Locals.Of(callback, "Room");

    public override void Prepare(CodeWriter writer)
    {
        base.Prepare(writer);
        var type = callback.Type.FullName;
        if (!IsKept)
        {
            writer.Line($"{type} {Room} = default;");
            writer.Line($"{type}* {Struct} = &{Room};");
            return;
        }

        writer.Line($"{type}[] {Room} = global::System.GC.AllocateArray<{type}>(1, pinned: true);");
        writer.Line($"{type}* {Struct} = ({type}*)global::System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement({Room}, 0);");
        writer.If($"{Local} is not null", $"{Local}.Memory = {Room};");
    }

    public override void Acquire(CodeWriter writer)
    {
        base.Acquire(writer);
        writer.Line($"{Struct}->@{callback.Field} = {Entry};");
        if (callback.UserData is { } userData)
        {
            writer.Line($"{Struct}->@{userData} = (void*){GCHandleText.Type}.ToIntPtr({Handle});");
        }

        foreach (var ((field, type), name) in callback.Values.Zip(callback.ValueNames, (value, name) => (value, name)))
        {
            writer.Line($"{Struct}->@{field} = {(type.IsLong ? $"new {type.FullName}({name})" : name)};");
        }
    }
}
