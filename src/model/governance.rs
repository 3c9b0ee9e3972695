//! Authority, measures and working relations.

use super::{Line, Percent, Right, Word};

record! {
    /// A matter and what the holder may do in it.
    Authority "权限" "an authority" short "matter" {
        matter: Line = "matter" required ["事项", "内容"]
            "事项" "the matter";
        right: Right = "right" ["权限", "权限类型"]
            "审批、决策、审核或建议" "approve, decide, review or propose";
        limit: Line = "limit" ["限额", "范围", "上限"]
            "权限的界限" "how far it goes";
    }
}

record! {
    /// A measure of performance.
    Kpi "考核指标" "a measure" short "name" pair "name" "target" {
        id: Word = "id" ["标识", "编号"]
            "职责引用时用的标识" "the name duties refer to it by";
        name: Line = "name" required ["名称", "指标", "指标名称"]
            "指标名称" "what is measured";
        target: Line = "target" ["目标", "目标值"]
            "目标值" "the value to reach";
        unit: Line = "unit" ["单位"]
            "单位" "its unit";
        period: Line = "period" ["周期", "考核周期"]
            "考核周期" "how often it is measured";
        source: Line = "source" ["数据来源", "来源"]
            "数据来源" "where the figures come from";
        weight: Percent = "weight" ["权重", "占比"]
            "在考核中的权重（百分比）" "its weight in the appraisal, in percent";
    }
}

record! {
    /// Whom the holder works with.
    Relations "工作关系" "working relations" {
        internal: Internal = "internal" ["内部关系", "内部"]
            "公司内部" "inside the company";
        external: Vec<Line> = "external" ["外部关系", "外部"]
            "公司外部" "outside of the company";
    }
}

record! {
    /// Relations inside the company.
    Internal "内部关系" "internal relations" {
        supervised_by: Vec<Line> = "supervised_by" ["所受监督"]
            "所受监督" "who supervises the holder, in what";
        supervises: Vec<Line> = "supervises" ["所施监督"]
            "所施监督" "whom the holder supervises, in what";
        cooperates: Vec<Cooperation> = "cooperates" ["合作关系", "合作"]
            "合作关系" "with whom the holder works together";
    }
}

record! {
    /// Working together with others in a matter.
    Cooperation "合作关系" "a cooperation" short "matter" {
        with: Vec<Line> = "with" ["对象", "合作对象", "部门"]
            "合作的岗位或部门" "the roles or departments";
        matter: Line = "matter" ["事项", "内容"]
            "合作的事项" "the matter";
    }
}
