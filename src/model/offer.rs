//! Pay and prospects.

use super::{Line, Number, PayPeriod, Prose, Word};

record! {
    /// What is paid.
    Pay "薪资" "pay" short "text" {
        min: Number = "min" ["最低", "下限"]
            "下限" "the lowest figure";
        max: Number = "max" ["最高", "上限"]
            "上限" "the highest figure";
        currency: Word = "currency" ["币种", "货币"]
            "币种，缺省为 CNY" "the currency, CNY by default";
        period: PayPeriod = "period" ["周期", "计薪周期"]
            "按小时、日、周、月或年，缺省为月" "per hour, day, week, month or year; month by default";
        components: Vec<Line> = "components" ["构成", "薪资构成"]
            "薪资构成" "what it is made of";
        probation: Line = "probation" ["试用期", "试用期薪资"]
            "试用期的约定" "what holds during probation";
        text: Prose = "text" ["说明", "备注"]
            "文字说明" "pay in words";
    }
}

record! {
    /// Where the role leads.
    Career "职业发展" "career" short "text" {
        next: Vec<Line> = "next" ["晋升岗位", "下一岗位", "方向"]
            "可以晋升或转任的岗位" "roles it leads to";
        text: Prose = "text" ["说明", "备注"]
            "文字说明" "the path in words";
    }
}
