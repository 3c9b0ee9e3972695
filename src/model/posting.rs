//! What only a job posting says.

use super::{Count, Date, Line, Prose, Word};

record! {
    /// One vacancy's data.
    Posting "招聘信息" "the posting" {
        employment_type: Line = "employment_type" ["用工形式", "工作性质"]
            "用工形式，如全职" "full time, part time, …";
        headcount: Count = "headcount" ["招聘人数", "人数"]
            "招聘人数" "how many people are sought";
        valid_until: Date = "valid_until" ["有效期至", "截止日期"]
            "招聘信息的最后有效日" "the posting's last day";
        locations: Vec<Line> = "locations" ["工作地点"]
            "工作地点" "places of work";
        interview: Prose = "interview" ["面试地点", "面试安排", "面试"]
            "面试的地点与安排" "where and how interviews are held";
        apply: Prose = "apply" ["应聘方式", "投递方式"]
            "应聘方式" "how to apply";
        contact: Line = "contact" ["联系方式", "联系人"]
            "联系方式" "whom to contact";
        notice: Prose = "notice" ["特殊说明", "特别说明", "声明"]
            "需要特别说明的事" "what applicants should know";
        highlights: Vec<Line> = "highlights" ["岗位亮点", "亮点"]
            "岗位亮点" "what speaks for the job";
        jurisdictions: Vec<Word> = "jurisdictions" ["适用法域", "法域"]
            "适用法律的地区，如 CN" "whose law applies, such as CN";
    }
}
