//! Courses of care told as text. `stories/*.story` says who does what; `stories/*.print` is what came of it and how the
//! chart stood then. `UPDATE_STORIES=1 cargo test -p alula-core --test stories` writes the prints; read them before
//! committing.

#![expect(clippy::unwrap_used, reason = "a story or a case that cannot be told is a failed test")]

mod story;

use std::path::PathBuf;

use story::{House, Outcome};

#[expect(clippy::disallowed_methods, reason = "the switch that writes the prints")]
#[test]
fn every_story_comes_out_as_it_is_written_down() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("stories");
    let update = std::env::var_os("UPDATE_STORIES").is_some();
    let mut told = 0;
    for path in std::fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()) {
        if path.extension().is_none_or(|it| it != "story") {
            continue;
        }
        told += 1;
        let print = print(&std::fs::read_to_string(&path).unwrap());
        let kept = path.with_extension("print");
        if update {
            std::fs::write(&kept, &print).unwrap();
        }
        let expected = std::fs::read_to_string(&kept).unwrap_or_default();
        let differs = print.lines().zip(expected.lines()).position(|(a, b)| a != b);
        assert!(print == expected, "{} differs from line {:?}:\n{print}", kept.display(), differs.map(|it| it + 1));
    }
    assert!(told > 0, "there are no stories in {}", folder.display());
}

fn print(story: &str) -> String {
    let (mut house, mut print, mut before) = (House::new(), String::new(), Vec::new());
    house.tell(story, |house, line, outcome| {
        print.push_str(line);
        print.push('\n');
        let Some(outcome) = outcome else { return };
        match outcome {
            Outcome::Refused(refusal) => print.push_str(&format!("    refused, {}: {refusal}\n", refusal.code())),
            Outcome::Filed(drafts) | Outcome::SetAside(drafts) => {
                let kinds: Vec<_> = drafts.iter().map(|it| it.statement.kind()).collect();
                print.push_str(&format!("    + {}\n", kinds.join(" + ")));
            }
        }
        let shown = house.shown();
        for line in shown.iter().filter(|it| !before.contains(*it)) {
            print.push_str(&format!("    {line}\n"));
        }
        before = shown;
    });
    print.push('\n');
    print.push_str(&house.ending());
    print
}
