//! Whole documents for the tests.

use crate::render::page::*;

pub fn all() -> Vec<Page> {
    vec![
        specification(),
        handbook(),
        english(),
        posting(),
        Page::default(),
    ]
}

pub fn text(t: &str) -> Inline {
    Inline::Text(t.to_owned())
}

pub fn para(t: &str) -> Block {
    Block::Paragraph(vec![text(t)])
}

fn heading(level: u8, t: &str) -> Block {
    Block::Heading {
        level,
        content: vec![text(t)],
    }
}

fn list(numbering: Option<Numbering>, items: &[&str]) -> Block {
    Block::List(List {
        numbering,
        items: items.iter().map(|item| vec![para(item)]).collect(),
    })
}

fn column(width: f32, align: Align, label: bool) -> Column {
    Column {
        width,
        align,
        label,
    }
}

fn cells(texts: &[&str]) -> Vec<Cell> {
    texts
        .iter()
        .map(|t| if t.is_empty() { vec![] } else { vec![para(t)] })
        .collect()
}

fn chinese(title: &str, subject: &str) -> Page {
    Page {
        lang: "zh-CN".into(),
        title: title.into(),
        header: ("云桥客服外包有限公司".into(), "内部资料 · 版本 2.1".into()),
        footer: "第 {page} 页 共 {pages} 页".into(),
        company: "云桥客服外包有限公司".into(),
        subject: subject.into(),
        numbering: vec![
            Numbering::Chinese,
            Numbering::ChineseInBrackets,
            Numbering::Decimal,
        ],
        blocks: vec![Block::Title(vec![text(title)])],
    }
}

fn grid(rows: &[[&str; 4]]) -> Block {
    let columns = vec![
        column(16.0, Align::Center, true),
        column(34.0, Align::Start, false),
        column(16.0, Align::Center, true),
        column(34.0, Align::Start, false),
    ];
    Block::Table(Table {
        columns,
        head: None,
        rows: rows.iter().map(|row| cells(row)).collect(),
    })
}

/// A job specification as a Chinese company would file it.
pub fn specification() -> Page {
    let mut page = chinese("客服中心夜班主管岗位说明书", "岗位说明书");
    let kpi = Table {
        columns: vec![
            column(10.0, Align::Center, false),
            column(28.0, Align::Start, false),
            column(44.0, Align::Start, false),
            column(18.0, Align::End, false),
        ],
        head: Some(cells(&["序号", "指标", "衡量方式", "权重"])),
        rows: vec![
            cells(&["1", "服务水平", "20 秒内接听率 ≥ 85%，按月统计", "40%"]),
            cells(&[
                "2",
                "一次解决率",
                "首次来电解决的工单 ÷ 全部工单 ≥ 78%",
                "30%",
            ]),
            cells(&["3", "客户满意度", "来电后评价“满意”及以上 ≥ 95%", "30%"]),
        ],
    };
    let control = Table {
        columns: vec![
            column(16.0, Align::Center, true),
            column(84.0, Align::Start, false),
        ],
        head: None,
        rows: vec![
            vec![
                vec![para("任职资格")],
                vec![
                    para("大专及以上学历，专业不限；"),
                    list(
                        Some(Numbering::Decimal),
                        &[
                            "三年以上呼叫中心经验；",
                            "一年以上带班经验（不少于十人）；",
                            "能适应长期夜班。",
                        ],
                    ),
                ],
            ],
            vec![
                vec![para("工作条件")],
                vec![list(
                    None,
                    &[
                        "室内坐席，佩戴耳麦；",
                        "夜班（22:00—次日 7:00），每周轮休两天。",
                    ],
                )],
            ],
        ],
    };
    let nested = Block::List(List {
        numbering: Some(Numbering::Decimal),
        items: vec![
            vec![
                para("安排当班坐席与休息，保证各时段在线人数；"),
                list(
                    Some(Numbering::DecimalInBrackets),
                    &[
                        "话务高峰前 15 分钟到岗点名；",
                        "缺勤超过两人时，立即报值班经理并启用备班。",
                    ],
                ),
            ],
            vec![
                para("处理升级投诉："),
                list(
                    None,
                    &[
                        "先致歉、后核实，不与客户争辩；",
                        "2 小时内给出答复，24 小时内结案；",
                    ],
                ),
                para("结案后在工单系统中记录原因与改进措施，以便晨会复盘。"),
            ],
            vec![para(
                "参与代码评审（Code Review）以外的一切“灰度发布”通知，并于交班前写好交接记录——逐项签字。",
            )],
        ],
    });
    page.blocks.extend([
        grid(&[
            ["岗位名称", "夜班主管", "岗位编号", "KF-2026-003"],
            ["所属部门", "客服中心", "直接上级", "客服中心经理"],
            ["职级", "M2", "编制人数", "2 人"],
            ["工作地点", "成都市高新区", "薪资范围", "9,000–13,000 元/月"],
        ]),
        heading(1, "岗位使命"),
        Block::Paragraph(vec![
            text("对夜班时段的服务水平与现场秩序负责，带领 12 名坐席处理“热线＋在线”双渠道的来电与咨询，"),
            Inline::Strong(vec![text("保证升级投诉当班闭环")]), text("，并与质检、排班、IT 支持（Service Desk）团队协作，"),
            Inline::Emphasis(vec![text("不得")]), text("擅自承诺赔付。"),
        ]),
        heading(1, "岗位职责"),
        heading(2, "现场管理（50%）"),
        nested,
        heading(2, "质量与培训（30%）"),
        list(Some(Numbering::Decimal), &["每班抽听 10 通录音，当日反馈；", "每月组织一次业务培训，编写案例。"]),
        heading(2, "报表与改进（20%）"),
        list(Some(Numbering::Decimal), &["每日 7:30 前提交夜班日报；", "每月提出不少于一项流程改进建议。"]),
        heading(1, "考核指标"),
        Block::Table(kpi),
        heading(1, "任职资格与工作条件"),
        Block::Table(control),
        grid(&[["编制", "", "审核", ""], ["批准", "", "生效日期", "2026 年 3 月 1 日"]]),
    ]);
    page
}

/// Several roles behind a list of contents, with a table longer than a page.
pub fn handbook() -> Page {
    let mut page = chinese("客服中心岗位手册", "部门岗位手册");
    let rows = (1..=25).map(|n| {
        cells(&[
            &n.to_string(),
            &format!("第 {n} 项：客户来电咨询账单明细"),
            "核对客户身份，逐项说明；不能当场答复的，登记工单并告知答复时限",
            "首次响应 ≤ 30 秒",
        ])
    });
    let table = Table {
        columns: vec![
            column(8.0, Align::Center, false),
            column(30.0, Align::Start, false),
            column(42.0, Align::Start, false),
            column(20.0, Align::Start, false),
        ],
        head: Some(cells(&["序号", "情形", "处理办法", "时限"])),
        rows: rows.collect(),
    };
    let line = |level: u8, number: &str, text: &str| ContentsLine {
        level,
        number: number.into(),
        text: text.into(),
    };
    page.blocks.extend([
        Block::Subtitle(vec![text("云桥客服外包有限公司 · 2026 年版")]),
        Block::Contents(vec![line(1, "一、", "客服代表"), line(2, "（一）", "岗位职责"), line(2, "（二）", "情形与办法"), line(1, "二、", "组长"), line(2, "（一）", "岗位职责")]),
        Block::PageBreak,
        heading(1, "客服代表"),
        heading(2, "岗位职责"),
        list(Some(Numbering::ChineseInBrackets), &["接听客户来电，准确记录诉求，按知识库给出答复，遇到知识库没有的情形时逐级上报，不得自行编造答案；", "维护客户资料；", "完成上级交办的其他工作。"]),
        heading(2, "情形与办法"),
        Block::Table(table),
        Block::PageBreak,
        heading(1, "组长"),
        heading(2, "岗位职责"),
        heading(3, "日常"),
        list(Some(Numbering::Chinese), &["排班；", "质检；", "培训。"]),
        heading(3, "应急"),
        list(None, &["系统中断；", "大面积投诉。"]),
    ]);
    page
}

/// A job posting.
pub fn posting() -> Page {
    let mut page = chinese("招聘客服代表（夜班）", "招聘启事");
    page.header = Default::default();
    page.numbering = vec![Numbering::Chinese];
    page.blocks.extend([
        para("云桥客服外包有限公司因业务发展，现面向社会招聘客服代表 20 名，欢迎踊跃报名。"),
        heading(1, "岗位职责"),
        list(
            Some(Numbering::Decimal),
            &["接听客户来电；", "记录并跟进工单；", "维护客户资料。"],
        ),
        heading(1, "任职要求"),
        list(
            Some(Numbering::Decimal),
            &["普通话标准，口齿清晰；", "打字速度不低于 50 字/分钟。"],
        ),
        heading(1, "报名方式"),
        Block::Paragraph(vec![
            text("请将简历发至 "),
            Inline::Link {
                href: "mailto:hr@example.com?subject=a&body=b".into(),
                content: vec![text("hr@example.com")],
            },
            text("，或登录"),
            Inline::Link {
                href: "https://example.com/jobs?a=1&b=2".into(),
                content: vec![Inline::Strong(vec![text("招聘主页")])],
            },
            text("投递；联系电话："),
            Inline::Link {
                href: "tel:02812345678".into(),
                content: vec![text("028-1234 5678")],
            },
            text("。"),
            Inline::Break,
            text("截止日期：2026 年 3 月 31 日。"),
        ]),
    ]);
    page
}

/// The same kind of document in English.
pub fn english() -> Page {
    let kpi = Table {
        columns: vec![
            column(30.0, Align::Start, false),
            column(50.0, Align::Start, false),
            column(20.0, Align::End, false),
        ],
        head: Some(cells(&["Indicator", "Measured by", "Weight"])),
        rows: vec![
            cells(&[
                "Service level",
                "≥ 85% of calls answered within 20 seconds",
                "40%",
            ]),
            cells(&[
                "First-call resolution",
                "≥ 78% of tickets closed on first contact",
                "60%",
            ]),
        ],
    };
    Page {
        lang: "en".into(),
        title: "Night Shift Supervisor".into(),
        header: ("Yunqiao Outsourcing".into(), "Internal · v2.1".into()),
        footer: "Page {page} of {pages}".into(),
        company: "Yunqiao Outsourcing".into(),
        subject: "Job specification".into(),
        numbering: vec![Numbering::Decimal],
        blocks: vec![
            Block::Title(vec![text("Night Shift Supervisor")]),
            Block::Subtitle(vec![text("Job specification")]),
            grid(&[
                [
                    "Department",
                    "Customer Service",
                    "Reports to",
                    "Service manager",
                ],
                ["Grade", "M2", "Headcount", "2"],
            ]),
            heading(1, "Purpose"),
            Block::Paragraph(vec![
                text(
                    "Owns the service level of the night shift and leads twelve agents across phone and chat. The supervisor ",
                ),
                Inline::Strong(vec![text("closes every escalation within the shift")]),
                text(" and works with quality, planning and IT; "),
                Inline::Emphasis(vec![text("no compensation")]),
                text(" is promised without approval (授权书)."),
            ]),
            heading(1, "Duties"),
            heading(2, "Floor management (50%)"),
            Block::List(List {
                numbering: None,
                items: vec![
                    vec![
                        para("Plans breaks so that enough agents are online at any time;"),
                        list(
                            None,
                            &[
                                "roll call 15 minutes before peak hours;",
                                "calls in the reserve when more than two agents are missing.",
                            ],
                        ),
                    ],
                    vec![para(
                        "Handles escalated complaints within two hours and records cause and remedy in the ticket, so that the morning meeting can learn from it.",
                    )],
                ],
            }),
            heading(2, "Quality (50%)"),
            list(
                Some(Numbering::Decimal),
                &[
                    "Listens to ten calls a shift.",
                    "Runs one training a month.",
                ],
            ),
            heading(1, "Indicators"),
            Block::Table(kpi),
            heading(1, "How to apply"),
            Block::Paragraph(vec![
                text("Write to "),
                Inline::Link {
                    href: "mailto:hr@example.com".into(),
                    content: vec![text("hr@example.com")],
                },
                text("."),
            ]),
        ],
    }
}
