//! Form fields: label above, hint below it, error beside it, all bound together.

use maud::{Markup, Render, html};

use super::Filled;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Input(&'static str),
    Number { unit: &'static str },
    Area { own_words: bool },
}

/// One field for text, a number, a day or a time.
#[derive(Clone, Debug)]
pub struct Field<'f> {
    form: &'f Filled,
    name: &'f str,
    label: &'f str,
    kind: Kind,
    hint: Option<&'f str>,
    optional: bool,
    autocomplete: Option<&'static str>,
}

impl<'f> Field<'f> {
    fn of(form: &'f Filled, name: &'f str, label: &'f str, kind: Kind) -> Self {
        Self { form, name, label, kind, hint: None, optional: false, autocomplete: None }
    }
    /// One line of text.
    pub fn text(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Input("text"))
    }
    /// An e-mail address.
    pub fn email(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Input("email")).filled_by("email")
    }
    /// A phone number.
    pub fn phone(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Input("tel")).filled_by("tel")
    }
    /// A password that exists.
    pub fn password(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Input("password")).filled_by("current-password")
    }
    /// A password to be made up.
    pub fn new_password(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Input("password")).filled_by("new-password")
    }
    /// A day, as `2026-06-30`.
    pub fn day(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Input("date"))
    }
    /// A day and time in the practice's zone, as `2026-06-30T11:00`.
    pub fn moment(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Input("datetime-local"))
    }
    /// A file to send; its form needs `multipart/form-data`.
    pub fn file(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Input("file"))
    }
    /// A number with its unit.
    pub fn number(form: &'f Filled, name: &'f str, label: &'f str, unit: &'static str) -> Self {
        Self::of(form, name, label, Kind::Number { unit })
    }
    /// Several lines of text.
    pub fn area(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Area { own_words: false })
    }
    /// Several lines in the client's own words, set in their voice.
    pub fn own_words(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self::of(form, name, label, Kind::Area { own_words: true })
    }
    /// With a line that helps.
    #[must_use]
    pub fn hint(self, hint: &'f str) -> Self {
        Self { hint: Some(hint), ..self }
    }
    /// May stay empty.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }
    /// What the reader's device may fill in by itself.
    #[must_use]
    pub fn filled_by(self, autocomplete: &'static str) -> Self {
        Self { autocomplete: Some(autocomplete), ..self }
    }

    fn control(&self, id: &str, described: Option<&str>, invalid: Option<&str>) -> Markup {
        let value = self.form.value(self.name);
        html! {
            @match self.kind {
                Kind::Input("password" | "file") => input type=(self.input_type()) id=(id) name=(self.name) autocomplete=[self.autocomplete] aria-describedby=[described] aria-invalid=[invalid];,
                Kind::Input(kind) => input type=(kind) id=(id) name=(self.name) value=(value) dir="auto" autocomplete=[self.autocomplete] aria-describedby=[described] aria-invalid=[invalid];,
                Kind::Number { unit } => div.with-unit {
                    input.number type="text" inputmode="decimal" id=(id) name=(self.name) value=(value) autocomplete="off" aria-describedby=[described] aria-invalid=[invalid];
                    span.unit { (unit) }
                },
                Kind::Area { own_words } => textarea.own-words[own_words] id=(id) name=(self.name) rows="4" dir="auto" aria-describedby=[described] aria-invalid=[invalid] { (value) },
            }
        }
    }

    fn input_type(&self) -> &'static str {
        if let Kind::Input(kind) = self.kind { kind } else { "text" }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let id = self.form.id(self.name);
        let error = self.form.error(self.name);
        let described = described_by(&id, self.hint, error);
        html! {
            div.field.wrong[error.is_some()] {
                label for=(id) {
                    (self.label)
                    @if self.optional { span.optional { " " (self.form.words().form_optional()) } }
                }
                (hint_and_error(&id, self.hint, error))
                (self.control(&id, described.as_deref(), error.map(|_| "true")))
            }
        }
    }
}

fn described_by(id: &str, hint: Option<&str>, error: Option<&str>) -> Option<String> {
    let hint = hint.map(|_| format!("{id}-hint"));
    let error = error.map(|_| format!("{id}-error"));
    let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn hint_and_error(id: &str, hint: Option<&str>, error: Option<&str>) -> Markup {
    html! {
        @if let Some(hint) = hint { p.hint id={ (id) "-hint" } { (hint) } }
        @if let Some(error) = error { p.error id={ (id) "-error" } { (error) } }
    }
}

struct Offered<'f> {
    value: String,
    label: &'f str,
    note: Option<&'f str>,
    lang: Option<&'f str>,
    own: bool,
}

/// A question with answers to choose from, each on a card as large as a thumb.
pub struct Choices<'f> {
    form: &'f Filled,
    name: &'f str,
    legend: &'f str,
    kind: &'static str,
    hint: Option<&'f str>,
    across: bool,
    offered: Vec<Offered<'f>>,
}

impl<'f> Choices<'f> {
    /// One answer of several.
    pub fn one(form: &'f Filled, name: &'f str, legend: &'f str) -> Self {
        Self { form, name, legend, kind: "radio", hint: None, across: false, offered: Vec::new() }
    }
    /// Any number of answers.
    pub fn many(form: &'f Filled, name: &'f str, legend: &'f str) -> Self {
        Self { kind: "checkbox", ..Self::one(form, name, legend) }
    }
    /// With a line that helps.
    #[must_use]
    pub fn hint(self, hint: &'f str) -> Self {
        Self { hint: Some(hint), ..self }
    }
    /// Side by side, for short answers.
    #[must_use]
    pub fn across(self) -> Self {
        Self { across: true, ..self }
    }
    /// With one more answer.
    #[must_use]
    pub fn offer(mut self, value: impl Into<String>, label: &'f str) -> Self {
        self.offered.push(Offered { value: value.into(), label, note: None, lang: None, own: false });
        self
    }
    /// With one more answer and a line below it.
    #[must_use]
    pub fn offer_with(mut self, value: impl Into<String>, label: &'f str, note: &'f str) -> Self {
        self.offered.push(Offered { value: value.into(), label, note: Some(note), lang: None, own: false });
        self
    }
    /// With one more language, named in itself; its value is its tag.
    #[must_use]
    pub fn offer_in(mut self, tag: &'f str, own_name: &'f str) -> Self {
        self.offered.push(Offered { value: tag.to_owned(), label: own_name, note: None, lang: Some(tag), own: false });
        self
    }
    /// With one more answer that somebody wrote.
    #[must_use]
    pub fn offer_own(mut self, value: impl Into<String>, words: &'f str) -> Self {
        self.offered.push(Offered { value: value.into(), label: words, note: None, lang: None, own: true });
        self
    }
}

impl Choices<'_> {
    /// An answer with an empty value stands for nothing chosen.
    fn is_chosen(&self, value: &str) -> bool {
        if value.is_empty() { self.form.value(self.name).is_empty() } else { self.form.has(self.name, value) }
    }
}

impl Render for Choices<'_> {
    fn render(&self) -> Markup {
        let id = self.form.id(self.name);
        let error = self.form.error(self.name);
        let described = described_by(&id, self.hint, error);
        html! {
            fieldset.wrong[error.is_some()] id=(id) aria-describedby=[described] {
                legend { (self.legend) }
                (hint_and_error(&id, self.hint, error))
                div.choices.across[self.across] {
                    @for (place, offered) in self.offered.iter().enumerate() {
                        @let own_id = format!("{id}-{place}");
                        label.choice for=(own_id) {
                            input type=(self.kind) id=(own_id) name=(self.name) value=(offered.value) checked[self.is_chosen(&offered.value)];
                            span lang=[offered.lang] dir=[offered.own.then_some("auto")] {
                                (offered.label)
                                @if let Some(note) = offered.note { span.note { (note) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Yes, no or not known, with the values of `Presence`: `present`, `absent`, `unknown`.
pub fn yes_no_unknown<'f>(form: &'f Filled, name: &'f str, legend: &'f str) -> Choices<'f> {
    Choices::one(form, name, legend)
        .across()
        .offer("present", "Yes")
        .offer("absent", "No")
        .offer("unknown", "Not known")
}

/// One choice from a list that is too long for cards.
pub struct Select<'f> {
    form: &'f Filled,
    name: &'f str,
    label: &'f str,
    hint: Option<&'f str>,
    offered: Vec<(String, String)>,
}

impl<'f> Select<'f> {
    /// A list; the first line stands for nothing chosen.
    pub fn new(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self { form, name, label, hint: None, offered: Vec::new() }
    }
    /// With a line that helps.
    #[must_use]
    pub fn hint(self, hint: &'f str) -> Self {
        Self { hint: Some(hint), ..self }
    }
    /// With one more choice.
    #[must_use]
    pub fn offer(mut self, value: impl Into<String>, label: impl Into<String>) -> Self {
        self.offered.push((value.into(), label.into()));
        self
    }
}

impl Render for Select<'_> {
    fn render(&self) -> Markup {
        let id = self.form.id(self.name);
        let error = self.form.error(self.name);
        let described = described_by(&id, self.hint, error);
        html! {
            div.field.wrong[error.is_some()] {
                label for=(id) { (self.label) }
                (hint_and_error(&id, self.hint, error))
                select id=(id) name=(self.name) aria-describedby=[described] aria-invalid=[error.map(|_| "true")] {
                    option value="" { "Choose" }
                    @for (value, label) in &self.offered { option value=(value) selected[self.form.has(self.name, value)] { (label) } }
                }
            }
        }
    }
}

/// One thing to agree to or tick; its value is `yes`.
pub struct Check<'f> {
    form: &'f Filled,
    name: &'f str,
    label: &'f str,
    note: Option<&'f str>,
}

impl<'f> Check<'f> {
    /// A single box.
    pub fn new(form: &'f Filled, name: &'f str, label: &'f str) -> Self {
        Self { form, name, label, note: None }
    }
    /// With a line below it.
    #[must_use]
    pub fn note(self, note: &'f str) -> Self {
        Self { note: Some(note), ..self }
    }
}

impl Render for Check<'_> {
    fn render(&self) -> Markup {
        let id = self.form.id(self.name);
        let error = self.form.error(self.name);
        let described = described_by(&id, None, error);
        html! {
            div.field.wrong[error.is_some()] {
                (hint_and_error(&id, None, error))
                label.choice for=(id) {
                    input type="checkbox" id=(id) name=(self.name) value="yes" checked[self.form.has(self.name, "yes")] aria-describedby=[described];
                    span {
                        (self.label)
                        @if let Some(note) = self.note { span.note { (note) } }
                    }
                }
            }
        }
    }
}
