// SPDX-License-Identifier: MIT
using Shims;

Api.ConfigSerialized();
var isRight = Api.SqliteTransient == -1 && Api.Version?.Split('.') is [var major, _, _] && $"{Api.LibversionNumber() / 1000000}" == major
    && Api.Mprintf("%d, %Q", 7, "seven's") == "7, 'seven''s'";
Console.WriteLine(isRight ? "right" : "wrong");

namespace Shims
{
    [InteropBridge.SafeApi(typeof(Native), Prefix = "sqlite3_")]
    internal static partial class Api;
}
