//! Arguments become an exit code; what stopped the work is told here and nowhere
//! else.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::Parser;
use rolewright::commands::{Cli, Exit, Session, refuse};
use rolewright::project::Fault;
use rolewright::say;

fn main() -> ExitCode {
    let args = arguments();
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &args),
    };
    let mut session = cli.session();
    match cli.run(&mut session) {
        Ok(exit) => exit.into(),
        // `rolewright render | head -1` is done when its reader is.
        Err(error) if is_broken_pipe(&error) => Exit::Clean.into(),
        Err(error) => {
            tell(&error, &session);
            Exit::Failed.into()
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "arguments are read here")]
fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    kind == Some(io::ErrorKind::BrokenPipe)
}

fn tell(error: &anyhow::Error, session: &Session) {
    match error.downcast_ref::<Fault>() {
        Some(fault) => session.tell_fault(fault),
        None => session.tell_fault(&Fault::new(say!("{error:#}", "{error:#}"))),
    }
}
