//! The whole practice as readable files.

use std::os::unix::fs::PermissionsExt;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::practice::{Practice, files};

#[test]
fn exported_every_entry_of_every_chart_can_be_read_without_alula() -> Result<()> {
    let mut practice = Practice::start(None)?;
    practice.kill()?;
    let to = practice.beside("export");
    let export = || practice.command("export").arg("--to").arg(&to).arg("--json").output();
    let told = export()?;
    ensure!(told.status.success() && told.stderr.is_empty(), "{told:?}");
    let told: Value = serde_json::from_slice(&told.stdout)?;
    let (verified, _) = practice.verify()?;
    ensure!(told["charts"] == verified["charts"] && told["entries"] == verified["entries"], "{told} is not {verified}");

    let list = std::fs::read_to_string(to.join("clients.csv"))?;
    let mut entries = 0;
    for line in list.lines().skip(1) {
        let name = line.split('"').nth(1).context("a line without a name")?;
        let folder = to.join(line.rsplit(',').next().context("a line without a folder")?);
        let chart: Value = serde_json::from_slice(&std::fs::read(folder.join("chart.json"))?)?;
        let all = chart["entries"].as_array().context("no entries")?;
        let text = std::fs::read_to_string(folder.join("chart.txt"))?;
        ensure!(text.starts_with(name) && text.matches(", by ").count() >= all.len(), "{name} is not told whole");
        ensure!(all.iter().all(|it| it["statement"]["is"].is_object() && it["seal"].is_string()), "{name}");
        entries += all.len() as u64;
    }
    ensure!(Some(entries) == verified["entries"].as_u64(), "{entries} are not all");
    for name in ["people.json", "sound.json", "enquiries.json", "practice.json", "accesses.csv", "READ ME.txt"] {
        ensure!(std::fs::metadata(to.join(name))?.len() > 10, "{name} is empty");
    }
    ensure!(files(&to.join("protocols")).iter().any(|it| it.extension().is_some_and(|it| it == "toml")), "no protocol");
    let wav = files(&to.join("sound")).iter().filter(|it| it.extension().is_some_and(|it| it == "wav")).count();
    ensure!(wav == 4, "{wav} pieces of sound");
    for file in files(&to) {
        ensure!(std::fs::metadata(&file)?.permissions().mode().trailing_zeros() >= 6, "others read {}", file.display());
    }
    let again = export()?;
    ensure!(again.status.code() == Some(1) && again.stdout.is_empty(), "written over: {again:?}");
    ensure!(!practice.beside("export.part").exists(), "something half written is left");
    Ok(())
}
