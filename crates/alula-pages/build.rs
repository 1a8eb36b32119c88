//! Makes one method for each message of the English catalogue in `words/en`, so that a message that does not exist, or
//! is given other arguments than it has, does not compile.
//!
//! Arguments are declared in the comment above a message, in the order in which the method takes them:
//! `# $name: who`, or `# $count (number): how many` where the words depend on a number.
#![expect(clippy::disallowed_methods, reason = "a build script is told everything through the environment")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

fn main() {
    if let Err(problem) = build() {
        println!("cargo::error={problem}");
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("words");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut code =
        String::from("/// The files of each language, by its tag.\nconst CATALOGUES: &[(&str, &[&str])] = &[\n");
    for language in listed(&root)? {
        let tag = stem(&language);
        writeln!(code, "    (\"{tag}\", &[")?;
        for file in listed(&language)? {
            println!("cargo::rerun-if-changed={}", file.display());
            let name = stem(&file);
            writeln!(
                code,
                "        include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/words/{tag}/{name}.ftl\")),"
            )?;
        }
        writeln!(code, "    ]),")?;
    }
    code.push_str("];\n\nimpl Words {\n");
    let mut known = BTreeSet::new();
    for file in listed(&root.join("en"))? {
        methods(&file, &mut known, &mut code)?;
    }
    code.push_str("}\n");
    Ok(fs::write(PathBuf::from(env::var("OUT_DIR")?).join("words.rs"), code)?)
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn methods(file: &Path, known: &mut BTreeSet<String>, code: &mut String) -> Result<(), Box<dyn Error>> {
    let (topic, text) = (stem(file), fs::read_to_string(file)?);
    let resource = fluent_syntax::parser::parse(text.as_str())
        .map_err(|(_, faults)| format!("words/en/{topic}.ftl cannot be read: {}", faults[0]))?;
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        if !id.starts_with(&format!("{topic}-")) {
            return Err(format!("words/en/{topic}.ftl: `{id}` has to begin with `{topic}-`").into());
        }
        if !known.insert(id.to_owned()) {
            return Err(format!("words/en/{topic}.ftl: `{id}` stands twice").into());
        }
        let pattern = message.value.as_ref().ok_or_else(|| format!("`{id}` says nothing"))?;
        let arguments = declared(message);
        let mut used = BTreeSet::new();
        variables(pattern, &mut used);
        let named: BTreeSet<&str> = arguments.iter().map(|it| it.name).collect();
        if used != named {
            return Err(format!(
                "words/en/{topic}.ftl: `{id}` uses {used:?}, and the comment above it declares {named:?}; write `# $name: what it is` for each"
            )
            .into());
        }
        method(id, &plain(pattern), &arguments, code)?;
    }
    Ok(())
}

struct Argument<'m> {
    name: &'m str,
    number: bool,
}

fn declared<'m>(message: &Message<&'m str>) -> Vec<Argument<'m>> {
    let lines = message.comment.iter().flat_map(|it| it.content.iter().copied());
    lines
        .filter_map(|line| {
            let (head, _) = line.strip_prefix('$')?.split_once(':')?;
            let name = head.split(' ').next()?;
            Some(Argument { name, number: head.ends_with("(number)") })
        })
        .collect()
}

fn variables<'m>(pattern: &Pattern<&'m str>, into: &mut BTreeSet<&'m str>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variable(inline, into),
            Expression::Select { selector, variants } => {
                variable(selector, into);
                variants.iter().for_each(|it| variables(&it.value, into));
            }
        }
    }
}

fn variable<'m>(inline: &InlineExpression<&'m str>, into: &mut BTreeSet<&'m str>) {
    if let InlineExpression::VariableReference { id } = inline {
        into.insert(id.name);
    }
}

/// The English words, for the documentation of the method.
fn plain(pattern: &Pattern<&str>) -> String {
    let elements = pattern.elements.iter().map(|it| match it {
        PatternElement::TextElement { value } => value.replace('\n', " "),
        PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
            InlineExpression::VariableReference { id } => format!("`{}`", id.name),
            InlineExpression::StringLiteral { value } => (*value).to_owned(),
            _ => "…".to_owned(),
        },
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().find(|it| it.default).map_or_else(String::new, |it| plain(&it.value))
        }
    });
    elements.collect::<String>().replace(['[', ']'], "")
}

fn method(id: &str, words: &str, arguments: &[Argument<'_>], code: &mut String) -> Result<(), Box<dyn Error>> {
    let name = id.replace('-', "_");
    writeln!(code, "    /// {words}")?;
    if arguments.is_empty() {
        writeln!(code, "    pub fn {name}(self) -> Cow<'static, str> {{ self.of({id:?}, None) }}")?;
        return Ok(());
    }
    let kind = |it: &Argument<'_>| if it.number { "usize" } else { "impl Display" };
    let taken: Vec<String> =
        arguments.iter().map(|it| format!("{}: {}", it.name.replace('-', "_"), kind(it))).collect();
    writeln!(code, "    pub fn {name}(self, {}) -> Cow<'static, str> {{", taken.join(", "))?;
    writeln!(code, "        let mut given = FluentArgs::with_capacity({});", arguments.len())?;
    for it in arguments {
        let own = it.name.replace('-', "_");
        let value = if it.number { own } else { format!("apart({own})") };
        writeln!(code, "        given.set({:?}, {value});", it.name)?;
    }
    writeln!(code, "        self.of({id:?}, Some(&given))\n    }}")?;
    Ok(())
}
