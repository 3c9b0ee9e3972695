//! Working conditions.

use super::{Line, Time};

record! {
    /// A shift.
    Shift "班次" "a shift" short "name" {
        name: Line = "name" required ["名称", "班次"]
            "班次名称" "its name";
        start: Time = "start" ["开始", "上班"]
            "开始时间，如 08:30" "when it begins, such as 08:30";
        end: Time = "end" ["结束", "下班"]
            "结束时间" "when it ends";
        note: Line = "note" ["说明", "备注"]
            "补充说明，如休息时间" "a note, such as breaks";
    }
}
