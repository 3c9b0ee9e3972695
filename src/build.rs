//! The files under `role_templates/` become a table in the binary.
//!
//! Only files at the places below are taken, so a README beside them stays out.
//! Reading the table is `project::builtin`'s matter.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script reads the disk and speaks to Cargo"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FOLDER: &str = "role_templates";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let mut files = Vec::new();
    list(Path::new(FOLDER), "", &mut files)?;
    files.retain(|file| belongs(file));
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("builtin.rs"), table(&files))
}

/// Adds the paths of all files below `folder`, with `/` between their parts.
fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{prefix}{name}");
        match entry.path().is_dir() {
            true => list(&entry.path(), &format!("{path}/"), files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

fn belongs(file: &str) -> bool {
    match file.split('/').collect::<Vec<_>>()[..] {
        ["roles", _, lang] => lang.ends_with(".yaml"),
        ["documents", _, part] => part.ends_with(".md.tera") || part == "about.yaml",
        ["locales", lang] => lang.ends_with(".yaml"),
        _ => false,
    }
}

fn table(files: &[String]) -> String {
    let mut code = String::from("pub static FILES: &[(&str, &str)] = &[\n");
    for file in files {
        let path = format!("/{FOLDER}/{file}");
        let text = format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))");
        let _ = writeln!(code, "    ({file:?}, {text}),");
    }
    code + "];\n"
}
