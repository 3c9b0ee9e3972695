//! A project's settings, read like a role so that their faults have places.

use super::{Line, Prose, Word};

record! {
    /// What `rolewright.yaml` says.
    Company "项目设置" "the project's settings" {
        company: Line = "company" ["公司", "公司名称"]
            "公司名称，用于页眉与封面" "the company's name, for headers and covers";
        languages: Vec<Word> = "languages" ["语言"]
            "文档语言，如 zh-CN、en" "the documents' languages, such as zh-CN, en";
        messages: Word = "messages" ["提示语言"]
            "提示信息的语言" "the language of messages";
        documents: Vec<Word> = "documents" ["文档"]
            "缺省生成的文档" "the documents made by default";
        formats: Vec<Word> = "formats" ["格式"]
            "缺省生成的格式" "the formats made by default";
        output: Word = "output" ["输出目录"]
            "输出目录，缺省为 rendered" "the folder documents go to, `rendered` by default";
        names: Word = "names" ["文件名"]
            "文件名的样式，如 {id}-{document}.{lang}" "the pattern of file names, such as {id}-{document}.{lang}";
        templates: Word = "templates" ["模板目录"]
            "自己的模板目录" "the folder of your own templates";
        departments: Vec<Department> = "departments" ["部门"]
            "部门介绍，用于部门岗位手册" "what the handbook says of a department";
    }
}

record! {
    /// A department, for the handbook.
    Department "部门" "a department" {
        name: Line = "name" required ["名称", "部门名称"]
            "部门名称，与岗位的“所属部门”一致" "its name, as roles give it";
        preface: Prose = "preface" ["前言"]
            "手册的前言" "the handbook's preface";
        overview: Prose = "overview" ["职能", "核心职能", "概述"]
            "部门职能" "what the department does";
    }
}
