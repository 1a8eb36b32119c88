//! Tables and lists of facts.

use maud::{Markup, Render, html};

/// A table whose first column names its row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// The columns; a column that starts with `#` holds numbers.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Render for Table {
    fn render(&self) -> Markup {
        let numbers: Vec<bool> = self.columns.iter().map(|name| name.starts_with('#')).collect();
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.caption) {
                table {
                    caption { (self.caption) }
                    thead { tr { @for name in &self.columns { th.num[name.starts_with('#')] scope="col" { (name.trim_start_matches('#')) } } } }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                @for (place, cell) in row.iter().enumerate() {
                                    @if place == 0 { th scope="row" { bdi { (cell) } } }
                                    @else { td.num[numbers.get(place) == Some(&true)] { bdi { (cell) } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Facts, each with its name.
#[derive(Clone, Debug, Default)]
pub struct Facts(pub Vec<(String, Markup)>);

impl Render for Facts {
    fn render(&self) -> Markup {
        html! { dl.facts { @for (name, is) in &self.0 { dt { (name) } dd dir="auto" { (is) } } } }
    }
}
