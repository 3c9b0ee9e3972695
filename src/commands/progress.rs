//! One line that counts while long work goes on, for people at a terminal only.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::diagnostic::Lang;
use crate::say;

/// Shorter work needs no line.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(100);

/// Takes the cursor to the line's start and empties the line.
const CLEAR: &str = "\r\x1b[2K";

pub struct Progress {
    lang: Lang,
    total: usize,
    done: AtomicUsize,
    /// When the line may be drawn next; nobody looks where there is no terminal.
    next: Option<Mutex<Instant>>,
    drawn: AtomicUsize,
}

impl Progress {
    pub fn new(total: usize, lang: Lang) -> Self {
        let next = Instant::now() + PATIENCE;
        Progress {
            lang,
            total,
            done: AtomicUsize::new(0),
            next: io::stderr().is_terminal().then(|| Mutex::new(next)),
            drawn: AtomicUsize::new(0),
        }
    }

    /// Counts one more; called from many threads.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // Who finds another thread drawing goes on working.
        let Some(Ok(mut next)) = self.next.as_ref().map(Mutex::try_lock) else {
            return;
        };
        let now = Instant::now();
        if now < *next {
            return;
        }
        *next = now + PAUSE;
        let total = self.total;
        let line = say!("正在生成 {done}/{total}", "making {done}/{total}");
        let _ = write!(io::stderr(), "{CLEAR}{}", line.get(self.lang));
        self.drawn.store(1, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn.load(Ordering::Relaxed) > 0 {
            let _ = write!(io::stderr(), "{CLEAR}");
        }
    }
}
