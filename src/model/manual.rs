//! The parts of a handbook: procedures, scripts, phrases, values, and any
//! other titled text.

use super::{Flag, Line, Prose, Word};

record! {
    /// A procedure in steps.
    Procedure "工作流程" "a procedure" {
        name: Line = "name" required ["名称", "流程"]
            "流程名称" "its name";
        steps: Vec<Prose> = "steps" required ["步骤"]
            "步骤" "its steps";
        within: Line = "within" ["时限"]
            "时限" "within what time";
        record: Vec<Line> = "record" ["记录", "表单"]
            "留下的记录或表单" "the record or form it leaves";
    }
}

record! {
    /// What is said in a situation.
    Script "话术" "a script" {
        name: Line = "name" required ["名称", "场景"]
            "场景" "the situation";
        turns: Vec<Turn> = "turns" required ["对话"]
            "一句一句的对话" "who says what";
    }
}

record! {
    /// One turn of a script.
    Turn "对话" "a turn" short "text" {
        speaker: Line = "speaker" ["说话人", "角色"]
            "谁说" "who speaks";
        text: Prose = "text" required ["内容", "说"]
            "说什么" "what is said";
        when: Line = "when" ["条件", "情形"]
            "什么情形下说" "in what case";
    }
}

record! {
    /// Phrases to use and to avoid.
    Phrases "服务用语" "phrases" {
        required: Vec<Line> = "required" ["必用语", "规范用语"]
            "必用语" "phrases to use";
        forbidden: Vec<Line> = "forbidden" ["禁用语", "服务忌语"]
            "禁用语" "phrases to avoid";
    }
}

record! {
    /// A value that guides the work.
    Value "理念" "a value" short "text" {
        name: Line = "name" ["名称"]
            "名称" "its name";
        text: Prose = "text" required ["内容", "说明"]
            "说明" "what it means";
    }
}

record! {
    /// Any other titled text.
    Section "补充章节" "a section" {
        title: Line = "title" required ["标题"]
            "标题" "its heading";
        body: Prose = "body" required ["正文", "内容"]
            "正文" "its text";
        after: Word = "after" ["位于", "放在后面"]
            "放在哪个字段之后，缺省在最后" "the field it follows; at the end by default";
        internal: Flag = "internal" ["仅供内部", "内部"]
            "是否只供内部，不进招聘启事" "whether it stays in the house: not in a posting";
    }
}
