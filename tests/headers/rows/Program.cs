// SPDX-License-Identifier: MIT
using Rows;

using var db = Api.OpenV2(":memory:", OpenFlags.Readwrite | OpenFlags.Create | OpenFlags.Memory);
var (statement, rest) = Api.PrepareV2(db, "select x'01ff', zeroblob(0); select 2", -1);
using (statement)
{
    var isRight = Api.Step(statement) == Native.SQLITE_ROW && rest == " select 2"
        && Api.ColumnBlob(statement, 0) is [1, 255] && Api.ColumnBlob(statement, 1) is null or [];
    Console.WriteLine(isRight ? "right" : "wrong");
}

namespace Rows
{
    [InteropBridge.SafeApi(typeof(Native), Prefix = "sqlite3_")]
    internal static partial class Api;
}
