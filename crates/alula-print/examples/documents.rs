//! Prints every document with every sample, to look at, and says how long each took.
//!
//! `cargo run -p alula-print --example documents -- OUT`, with `--release` for the times that count.
#![expect(clippy::print_stdout, reason = "a command that tells what it measured")]

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

/// Each document is printed this often; the middle of the times is told.
const TIMES: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).map(PathBuf::from).ok_or("where should the documents go? documents OUT")?;
    fs::create_dir_all(&out)?;
    for sample in alula_pages::print::samples() {
        let mut took = Vec::new();
        let mut pdf = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            pdf = alula_print::pdf(&sample.document)?;
            took.push(begun.elapsed());
        }
        took.sort();
        println!("{:<20} {:>8.1} ms {:>9} bytes", sample.name, took[TIMES / 2].as_secs_f64() * 1000.0, pdf.len());
        fs::write(out.join(format!("{}.pdf", sample.name)), pdf)?;
    }
    Ok(())
}
