//! The role: every group of fields a job description has.

use super::conditions::Shift;
use super::declare::{Lower, Shape};
use super::lowering::Lowering;
use super::number::is_count;
use super::view::View;
use super::{
    Authority, Career, Count, Date, Duties, Kpi, Line, Pay, Phrases, Posting, Procedure, Prose,
    Qualifications, Relations, Script, Section, Value, Word,
};
use crate::source::Span;
use crate::syntax::tree::Node;

record! {
    /// A role as it is written in one file. Evergreen: what only one vacancy
    /// needs stands in `posting`.
    Role "岗位" "the role" {
        id: Word = "id" ["岗位标识", "标识"]
            "在项目内唯一的标识，缺省为文件名" "unique name within the project; the file's stem by default";
        kind: Word = "kind" ["岗位类型", "类型", "岗位类别"]
            "岗位类型，如 agent、supervisor、manager、front_desk" "what kind of role: agent, supervisor, manager, front_desk, …";
        title: Line = "title" required ["岗位名称", "职位名称", "岗位", "职位", "职务名称"]
            "岗位的正式名称" "the role's official name";
        aliases: Vec<Line> = "aliases" ["别名", "又称", "其他名称"]
            "同一岗位的其他叫法" "other names of the same role";
        applies_to: Line = "applies_to" ["适用范围", "适用于"]
            "适用的团队或场合" "where the role applies";
        department: Line = "department" ["所属部门", "所在部门", "部门"]
            "所属部门" "the department it belongs to";
        industry: Line = "industry" ["行业", "所属行业"]
            "所属行业" "the line of business";
        grade: Line = "grade" ["岗位等级", "岗位层级", "岗位级别", "职级", "职等"]
            "在公司职级体系中的等级" "its grade in the company's scale";
        job_family: Line = "job_family" ["职族类别", "职族", "职位族", "岗位序列"]
            "职族或序列" "its job family";
        job_number: Word = "job_number" ["岗位编号", "职位编号", "编号"]
            "公司给岗位的编号" "the company's number for the role";
        headcount: Count = "headcount" ["岗位定员", "定员", "编制人数", "定编"]
            "定员人数" "how many people hold the role";
        site: Line = "site" ["服务现场", "驻点", "项目名称"]
            "服务的现场或项目" "the site that is served";

        reports_to: Line = "reports_to" ["直接上级", "汇报对象", "上级岗位", "上级"]
            "直接上级：岗位标识或名称" "the direct superior: a role's id or name";
        dotted_line: Line = "dotted_line" ["业务指导", "虚线上级", "业务上级"]
            "给予业务指导的岗位或部门" "who guides the work without being the superior";
        supervises: Supervises = "supervises" ["直接下级", "下属岗位", "下级"]
            "直接下级：岗位标识、名称或人数" "direct reports: role ids, names, or how many people";
        team_size: Count = "team_size" ["团队规模", "管理人数", "带领人数"]
            "所带团队的人数" "how many people the holder leads";

        purpose: Prose = "purpose" ["岗位使命", "岗位目的", "使命", "目的"]
            "岗位为什么存在" "why the role exists";
        summary: Prose = "summary" ["岗位概述", "职位概述", "职位概要", "工作概述", "岗位描述", "概述"]
            "用两三句话概括这个岗位" "the role in two or three sentences";

        duties: Duties = "duties" ["岗位职责", "工作职责", "主要职责", "职责描述", "工作内容", "岗位内容", "职责"]
            "职责：条目，或带名称与权重的模块" "duties: items, or modules with a name and a weight";

        authority: Vec<Authority> = "authority" ["岗位权限", "工作权限", "权限"]
            "可以审批、决策、审核或建议的事项" "what the holder approves, decides, reviews or proposes";
        kpis: Vec<Kpi> = "kpis" ["考核指标", "关键考核指标", "绩效指标", "关键绩效指标"]
            "考核指标" "what performance is measured by";
        relations: Relations = "relations" ["工作关系", "工作联系"]
            "内部与外部的工作关系" "whom the holder works with";

        qualifications: Qualifications = "qualifications" ["任职资格", "任职要求", "职位要求", "岗位要求", "任职条件"]
            "任职资格" "what a holder must bring";

        working_hours: Prose = "working_hours" ["工作时间"]
            "工作时间" "working hours";
        shifts: Vec<Shift> = "shifts" ["班次", "值班时间"]
            "班次" "shifts";
        locations: Vec<Line> = "locations" ["工作地点", "工作地址"]
            "工作地点" "places of work";
        environment: Prose = "environment" ["工作环境", "岗位工作环境", "工作环境要求"]
            "工作环境" "the surroundings of the work";
        hazards: Vec<Line> = "hazards" ["职业危害", "职业健康风险"]
            "可能的职业危害" "hazards to health and safety";
        tools: Vec<Line> = "tools" ["使用工具", "工具", "工具设备"]
            "使用的工具与系统" "tools and systems used";
        travel: Line = "travel" ["出差", "出差要求"]
            "出差要求" "travel";

        pay: Pay = "pay" ["薪资", "薪酬", "薪资待遇", "薪酬待遇", "薪资范围", "工资", "月薪"]
            "薪资" "pay";
        benefits: Vec<Prose> = "benefits" ["福利", "福利待遇"]
            "福利" "benefits";
        career: Career = "career" ["职业发展", "发展前景", "晋升", "晋升通道"]
            "职业发展" "where the role leads";

        posting: Posting = "posting" ["招聘信息", "招聘"]
            "只用于招聘启事的内容" "what only a job posting says";

        standards: Vec<Prose> = "standards" ["服务标准", "管理标准", "岗位规范", "服务规范"]
            "服务或管理标准" "standards of service or conduct";
        procedures: Vec<Procedure> = "procedures" ["工作流程", "流程", "工作程序"]
            "工作流程" "procedures";
        scripts: Vec<Script> = "scripts" ["话术", "话术脚本", "服务脚本"]
            "话术" "what to say in a situation";
        phrases: Phrases = "phrases" ["服务用语", "用语规范"]
            "必用语与禁用语" "phrases to use and to avoid";
        values: Vec<Value> = "values" ["服务理念", "服务宗旨", "价值观"]
            "服务理念" "values";

        version: Word = "version" ["版本", "版本号"]
            "版本" "the document's version";
        effective: Date = "effective" ["生效日期"]
            "生效日期" "the day from which it holds";
        prepared_by: Line = "prepared_by" ["编制人", "编制"]
            "编制人" "who wrote it";
        approved_by: Line = "approved_by" ["批准人", "审批人", "批准"]
            "批准人" "who approved it";
        reviewed_on: Date = "reviewed_on" ["复核日期", "复审日期", "审核日期"]
            "最近一次复核的日期" "the day of the last review";
        confidentiality: Line = "confidentiality" ["密级", "保密级别"]
            "密级" "how confidential it is";
        attachments: Vec<Line> = "attachments" ["附件"]
            "附件" "attachments";

        sections: Vec<Section> = "sections" ["补充章节", "其他章节", "章节"]
            "其他带标题的内容" "any other titled text";

        extends: Word = "extends" ["继承", "继承自"]
            "继承的岗位" "the role it builds on";
        lint: LintSettings = "lint" ["检查", "检查设置"]
            "检查规则的例外" "exceptions from rules";
    }
}

record! {
    /// What a role sets about its checking.
    LintSettings "检查设置" "settings of the check" {
        ignore: Vec<Ignore> = "ignore" ["忽略"]
            "不适用于本岗位的规则" "rules that do not apply to this role";
    }
}

record! {
    /// An exception from a rule.
    Ignore "例外" "an exception" {
        rule: Word = "rule" required ["规则"]
            "规则代码" "the rule's code";
        reason: Line = "reason" required ["理由", "原因"]
            "理由" "why";
        until: Date = "until" ["截止", "有效期至"]
            "例外的最后一天" "the exception's last day";
    }
}

/// Direct reports: roles, or a number of people, as forms give either.
#[derive(Debug, Clone, PartialEq)]
pub struct Supervises {
    pub span: Span,
    pub roles: Vec<Line>,
    pub count: Option<Count>,
}

impl Lower for Supervises {
    const SHAPE: Shape = Shape::Supervises;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let span = node.span;
        let counted = node
            .map()
            .is_some_and(|m| m.len() == 1 && ["count", "人数"].contains(&m[0].key.text.as_str()));
        if counted || node.scalar().is_some_and(|s| is_count(&s.text)) {
            let count = Some(Count::lower(node, cx)?);
            return Some(Supervises {
                span,
                roles: Vec::new(),
                count,
            });
        }
        let roles = Vec::lower(node, cx)?;
        Some(Supervises {
            span,
            roles,
            count: None,
        })
    }

    fn view(&self) -> View<'_> {
        let count = self.count.as_ref().map_or(View::Missing, Lower::view);
        View::Record(vec![("roles", self.roles.view()), ("count", count)])
    }
}
