//! Duties: items, and modules that gather items under a name and a weight.

use super::declare::{Lower, Record, Shape};
use super::lowering::{Lowering, field_index, is_empty};
use super::view::View;
use super::{DutyKind, Line, Percent, Prose};
use crate::source::Span;
use crate::syntax::tree::{Entry, Kind, Node};

record! {
    /// One duty.
    Duty "职责条目" "a duty" short "do" pair "label" "do" {
        text: Prose = "do" required ["内容", "事项", "做什么"]
            "做什么，以动词开头" "what is done, beginning with a verb";
        label: Line = "label" ["要点", "小标题", "标题"]
            "条目前的小标题" "a short heading before the text";
        frequency: Line = "frequency" ["频次", "频率"]
            "多久做一次" "how often";
        within: Line = "within" ["时限", "完成时限"]
            "在多长时间内" "within what time";
        record: Vec<Line> = "record" ["记录", "表单"]
            "留下的记录或表单" "the record or form it leaves";
        standard: Line = "standard" ["标准", "考核标准", "工作标准"]
            "做到什么程度算好" "what counts as done well";
        with: Vec<Line> = "with" ["协作", "配合", "对接"]
            "与谁配合" "with whom";
        kpis: Vec<Line> = "kpis" ["考核指标", "指标"]
            "对应的考核指标" "the measures it is judged by";
        steps: Vec<Prose> = "steps" ["步骤", "子项", "细项"]
            "分步骤或分细项" "its steps or parts";
        kind: DutyKind = "kind" ["类型"]
            "兜底条款写 catch_all" "`catch_all` for the duty that gathers what is left";
    }
}

record! {
    /// Duties under one name.
    Module "职责模块" "a module of duties" pair "name" "items" {
        name: Line = "name" ["模块", "名称", "职责模块", "模块名称", "工作任务"]
            "模块名称" "its name";
        weight: Percent = "weight" ["权重", "权重比例", "占比"]
            "权重（百分比）" "its weight in percent";
        items: Vec<Duty> = "items" required ["细则", "职责细则", "条目", "职责"]
            "模块内的职责" "the duties in it";
    }
}

/// All duties in order. Items outside of a module gather in modules without a name.
#[derive(Debug, Clone, Default)]
pub struct Duties {
    pub span: Span,
    pub modules: Vec<Module>,
}

impl Duties {
    /// Every duty, whatever module it stands in.
    pub fn all(&self) -> impl Iterator<Item = &Duty> {
        self.modules.iter().flat_map(|module| module.items.items())
    }
}

impl Lower for Duties {
    const SHAPE: Shape = Shape::Duties(&<Module as Record>::INFO);

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        if cx.lacks_dashes(node) {
            return None;
        }
        let mut modules: Vec<Module> = Vec::new();
        let single = std::slice::from_ref(node);
        let nodes = match &node.kind {
            Kind::List(nodes) => nodes.as_slice(),
            _ => single,
        };
        for node in nodes.iter().filter(|node| !is_empty(node)) {
            if is_module(node) {
                modules.extend(Module::lower(node, cx));
                continue;
            }
            let Some(duty) = Duty::lower(node, cx) else {
                continue;
            };
            gather(&mut modules, duty);
        }
        let span = node.span;
        Some(Duties { span, modules })
    }

    fn view(&self) -> View<'_> {
        View::List(self.modules.iter().map(Lower::view).collect())
    }
}

/// A mapping with a key that only modules have, or one line `name:` over a list.
fn is_module(node: &Node) -> bool {
    let Some(entries) = node.map() else {
        return false;
    };
    let marks = |entry: &&Entry| matches!(module_key(&entry.key.text), Some("items" | "weight"));
    let name_over_list = |entry: &Entry| {
        module_key(&entry.key.text).is_none()
            && duty_key(&entry.key.text).is_none()
            && matches!(entry.value.kind, Kind::List(_))
    };
    match entries {
        [entry] if name_over_list(entry) => true,
        _ => entries.iter().any(|entry| marks(&entry)),
    }
}

fn module_key(key: &str) -> Option<&'static str> {
    field_index(Module::INFO.fields, key).map(|at| Module::INFO.fields[at].key)
}

fn duty_key(key: &str) -> Option<usize> {
    field_index(Duty::INFO.fields, key)
}

fn gather(modules: &mut Vec<Module>, duty: Duty) {
    let open = modules
        .last_mut()
        .filter(|module| module.name.key.is_none());
    match open {
        Some(module) => {
            module.span = module.span.to(duty.span);
            module.items.value.get_or_insert_default().push(duty);
        }
        None => {
            let mut module = Module {
                span: duty.span,
                ..Module::default()
            };
            module.items.value = Some(vec![duty]);
            modules.push(module);
        }
    }
}
