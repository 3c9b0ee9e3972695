//! The example company is clean, and its rendered documents are what rendering
//! gives today.

use crate::support::{files, folder, golden, human, root};
use rolewright::compile;
use rolewright::diagnostic::Lang;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const COMPANY: &str = "examples/customer_service";

#[test]
fn the_example_is_clean() {
    let inputs = folder(COMPANY);
    assert!(inputs.settings.is_some() && inputs.roles.len() > 5);
    let found = compile::check(&inputs).diagnostics;
    assert!(
        found.is_empty(),
        "{}",
        human(&found, &inputs.sources, Lang::En)
    );
}

/// The example without what was rendered of it, somewhere else.
fn copy() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for path in files(COMPANY, "yaml") {
        let to = dir
            .path()
            .join(path.strip_prefix(COMPANY).unwrap().trim_start_matches('/'));
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(root().join(path), to).unwrap();
    }
    dir
}

/// The files of a folder, by name.
fn documents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    let document = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_string();
        (name, std::fs::read(path).unwrap())
    };
    entries.map(document).collect()
}

/// The committed documents. Golden like any other: `UPDATE=1` writes them and
/// takes away those that are made no more.
#[test]
fn the_rendered_example_is_fresh() {
    let dir = copy();
    let run = Command::new(env!("CARGO_BIN_EXE_rolewright"))
        .args(["--messages", "en", "render"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let made = documents(&dir.path().join("rendered"));
    assert!(made.len() > 100, "{:?}", made.keys());
    let committed = root().join(COMPANY).join("rendered");
    for name in documents(&committed)
        .into_keys()
        .filter(|name| !made.contains_key(name))
    {
        assert!(
            std::env::var_os("UPDATE").is_some(),
            "{name} is made no more"
        );
        std::fs::remove_file(committed.join(name)).unwrap();
    }
    for (name, bytes) in made {
        golden(&format!("{COMPANY}/rendered/{name}"), &bytes);
    }
}
