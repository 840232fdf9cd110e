// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>The writer of each kind of parameter.</summary>
internal static class ParameterWriters
{
    public static ParameterWriter For(BoundParameter parameter, HelperNames helpers, LocalNames locals) => parameter switch
    {
        AddressParameter address => new AddressWriter(address, helpers, locals),
        InputParameter { Type.Alignment: > 0 } input => new AlignedStructWriter(input, input.Type, helpers, locals),
        OutputParameter { Type.Alignment: > 0 } output => new AlignedStructWriter(output, output.Type, helpers, locals),
        ReferenceParameter { Type.Alignment: > 0 } reference =>
            new AlignedStructWriter(reference, reference.Type, helpers, locals),
        ArrayResultParameter array => new ArrayResultWriter(array, helpers, locals),
        StringArrayParameter texts => new StringArrayWriter(texts, helpers, locals),
        TwiceParameter array => new TwiceWriter(array, helpers, locals),
        TwiceLengthParameter length => new TwiceLengthWriter(length, helpers, locals),
        KeptArrayParameter array => new KeptArrayWriter(array, helpers, locals),
        ArrayParameter array => new ArrayWriter(array, helpers, locals),
        StructCallbackParameter callback => new StructCallbackWriter(callback, helpers, locals),
        CallbackParameter callback => new CallbackWriter(callback, helpers, locals),
        CapacityParameter capacity => new CapacityWriter(capacity, helpers, locals),
        HandleParameter handle => new HandleWriter(handle, helpers, locals),
        HandleResultParameter handle => new HandleResultWriter(handle, helpers, locals),
        InputParameter input => new InputWriter(input, helpers, locals),
        LengthParameter length => new LengthWriter(length, helpers, locals),
        OutputParameter output => new OutputWriter(output, helpers, locals),
        ProgressParameter progress => new ProgressWriter(progress, helpers, locals),
        ReferenceParameter reference => new ReferenceWriter(reference, helpers, locals),
        StringBufferParameter buffer => new StringBufferWriter(buffer, helpers, locals),
        StringParameter text => new StringWriter(text, helpers, locals),
        StringResultParameter text => new StringResultWriter(text, helpers, locals),
        UserDataParameter userData => new UserDataWriter(userData, helpers, locals),
        ValueParameter value => new ValueWriter(value, helpers, locals),
        _ => throw new ArgumentException($"no writer for {parameter.GetType().Name}", nameof(parameter)),
    };
}
