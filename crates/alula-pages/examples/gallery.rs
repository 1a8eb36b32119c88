//! Writes every page with every sample as HTML, to open in a browser and look at.
//!
//! `cargo run -p alula-pages --example gallery -- OUT DIST`, where DIST holds the built interface files.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use alula_core::language::Language;
use alula_pages::samples;
use alula_pages::shell::{Assets, Light};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let out = arguments.next().ok_or("where should the pages go? gallery OUT DIST")?;
    let dist = arguments.next().ok_or("where are the built interface files? gallery OUT DIST")?;
    let manifest = fs::read_to_string(dist.join("manifest.json"))?;
    let address = |name: &str| -> Result<String, Box<dyn Error>> {
        let marker = format!("\"{name}\": \"");
        let rest = manifest.split(&marker).nth(1).ok_or_else(|| format!("manifest.json does not name {name}"))?;
        let file = rest.split('"').next().unwrap_or_default();
        Ok(dist.canonicalize()?.join(file).display().to_string())
    };
    let assets = Assets {
        css: address("app.css")?,
        script: address("app.js")?,
        room: address("room.js")?,
        video: address("video.js")?,
        icon: address("icon.svg")?,
        text: address("text.woff2")?,
    };
    for (name, light) in [("day", Light::Day), ("dusk", Light::Dusk)] {
        let folder = out.join(name);
        fs::create_dir_all(&folder)?;
        for sample in samples::all(&assets, light) {
            fs::write(folder.join(format!("{}.html", sample.name)), sample.page.into_string())?;
        }
        let of_client = samples::of_client(&assets, light, Language::Spanish);
        for sample in samples::for_everyone(&assets, light, Language::Spanish).into_iter().chain(of_client) {
            fs::write(folder.join(format!("{}-es.html", sample.name)), sample.page.into_string())?;
        }
    }
    Ok(())
}
