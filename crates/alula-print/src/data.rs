//! A document as the layout takes it: dictionaries and arrays of text and numbers, nothing that is read as Typst.

use alula_paper::{Block, Curve, Document, Fact, Lanes, Level, Shape, Signature, Stated, Voice, Words};
use typst::foundations::{Array, Dict, IntoValue, Value};

use crate::legible::{line, paragraphs};

/// The whole document.
pub(crate) fn of(document: &Document) -> Dict {
    let (year, month, day) = document.day;
    dict([
        ("title", text(&document.title)),
        ("language", document.language.into_value()),
        ("practice", text(&document.practice)),
        ("invented", text(&document.invented)),
        ("about", text(&document.about)),
        ("printed", text(&document.printed)),
        ("day", array([i64::from(year), i64::from(month), i64::from(day)])),
        ("blocks", array(document.blocks.iter().map(block))),
    ])
}

fn dict<const N: usize>(parts: [(&str, Value); N]) -> Dict {
    parts.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

fn array<T: IntoValue>(parts: impl IntoIterator<Item = T>) -> Value {
    parts.into_iter().map(IntoValue::into_value).collect::<Array>().into_value()
}

fn text(words: &str) -> Value {
    line(words).into_value()
}

fn said(words: &str) -> Value {
    array(
        paragraphs(words)
            .into_iter()
            .map(|it| dict([("text", it.text.into_value()), ("right", it.from_the_right.into_value())])),
    )
}

fn words(it: &Words) -> Value {
    dict([("said", said(&it.text)), ("own", (it.voice == Voice::Own).into_value())]).into_value()
}

fn facts(all: &[Fact]) -> Value {
    array(all.iter().map(|it| dict([("label", text(&it.label)), ("words", words(&it.words))])))
}

fn block(it: &Block) -> Value {
    let named = |kind: &str, value: Value| dict([("kind", kind.into_value()), ("it", value)]).into_value();
    match it {
        Block::Heading(Level::Part, words) => named("part", text(words)),
        Block::Heading(Level::Section, words) => named("section", text(words)),
        Block::Text(words) => named("text", said(words)),
        Block::Quiet(words) => named("quiet", said(words)),
        Block::Notice(words) => named("notice", said(words)),
        Block::Own(words, about) => named("own", dict([("said", said(words)), ("about", text(about))]).into_value()),
        Block::Facts(all) => named("facts", facts(all)),
        Block::Table { caption, head, rows } => named("table", table(caption, head, rows)),
        Block::Lanes(it) => named("lanes", lanes(it)),
        Block::Curve(it) => named("curve", curve(it)),
        Block::Told { when, heading, says } => {
            let parts = [("when", text(when)), ("heading", text(heading)), ("says", array(says.iter().map(words)))];
            named("told", dict(parts).into_value())
        }
        Block::Stated(it) => named("stated", stated(it)),
        Block::Signatures(all) => named("signatures", array(all.iter().map(signature))),
        Block::Exact(words) => named("exact", text(words)),
        Block::Points(all) => named("points", array(all.iter().map(|it| said(it)))),
        Block::Lines(all) => named("lines", array(all.iter().map(|it| text(it)))),
        Block::Address(lines) => named("address", array(lines.iter().map(|it| text(it)))),
        Block::Large(lines) => named("large", array(lines.iter().map(|it| text(it)))),
        Block::ByHand { caption, head, rows } => {
            let all = |lines: &[String]| array(lines.iter().map(|it| text(it)));
            named("by-hand", dict([("caption", text(caption)), ("head", all(head)), ("rows", all(rows))]).into_value())
        }
        Block::NewPage => named("new-page", Value::None),
    }
}

fn table(caption: &str, head: &[String], rows: &[Vec<Words>]) -> Value {
    let columns = head.iter().map(|name| {
        let (figures, name) = name.strip_prefix('#').map_or((false, name.as_str()), |name| (true, name));
        dict([("name", text(name)), ("figures", figures.into_value())])
    });
    let rows = rows.iter().map(|row| array(row.iter().map(words)));
    dict([("caption", text(caption)), ("head", array(columns)), ("rows", array(rows))]).into_value()
}

fn stated(it: &Stated) -> Value {
    let before = it.before.iter().map(|(about, says)| dict([("about", text(about)), ("says", facts(says))]));
    dict([
        ("number", it.number.to_string().into_value()),
        ("kind", text(&it.kind)),
        ("about", text(&it.about)),
        ("says", facts(&it.says)),
        ("before", array(before)),
        ("later", array(it.later.iter().map(|it| said(it)))),
        ("withdrawn", it.withdrawn.into_value()),
    ])
    .into_value()
}

fn signature(it: &Signature) -> Value {
    let parts = [("what", &it.what), ("who", &it.who), ("when", &it.when), ("over", &it.over)];
    dict(parts.map(|(name, words)| (name, text(words)))).into_value()
}

fn lanes(it: &Lanes) -> Value {
    let marks = |lane: &alula_paper::Lane| {
        array(lane.marks.iter().map(|mark| {
            let (shape, until) = match mark.shape {
                Shape::Measured => ("measured", mark.minute),
                Shape::State => ("state", mark.minute),
                Shape::Moved => ("moved", mark.minute),
                Shape::Agreed => ("agreed", mark.minute),
                Shape::Declined => ("declined", mark.minute),
                Shape::Seen => ("seen", mark.minute),
                Shape::Lasting(until) => ("lasting", until),
                Shape::Open(until) => ("open", until),
            };
            dict([("minute", mark.minute.into_value()), ("shape", shape.into_value()), ("until", until.into_value())])
        }))
    };
    let drawn = it.lanes.iter().map(|lane| dict([("name", lane.name.into_value()), ("marks", marks(lane))]));
    let ticks = it.ticks.iter().map(|(minute, words)| dict([("minute", minute.into_value()), ("words", text(words))]));
    dict([
        ("spoken", text(&it.spoken)),
        ("from", it.from.into_value()),
        ("until", it.until.into_value()),
        ("ticks", array(ticks)),
        ("lanes", array(drawn)),
    ])
    .into_value()
}

fn curve(it: &Curve) -> Value {
    let points = it.points.iter().map(|point| {
        dict([("day", point.day.into_value()), ("value", point.value.map_or(Value::None, IntoValue::into_value))])
    });
    let rules = it.rules.iter().map(|rule| dict([("day", rule.day.into_value()), ("label", text(&rule.label))]));
    let bands = it.bands.iter().map(|band| dict([("from", band.from.into_value()), ("label", text(&band.label))]));
    dict([
        ("name", text(&it.name)),
        ("spoken", text(&it.spoken)),
        ("low", it.low.into_value()),
        ("high", it.high.into_value()),
        ("step", it.step.into_value()),
        ("points", array(points)),
        ("rules", array(rules)),
        ("bands", array(bands)),
        ("first", text(&it.ends.0)),
        ("last", text(&it.ends.1)),
    ])
    .into_value()
}
