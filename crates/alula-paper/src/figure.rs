//! Pictures that carry figures: the lanes of a session and the curve of a questionnaire. Each is told in words as well.

/// The shape of a mark; the shape carries the meaning, colour repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A circle.
    Measured,
    /// A square.
    State,
    /// A triangle.
    Moved,
    /// A ring.
    Agreed,
    /// A ring with a stroke.
    Declined,
    /// A tick.
    Seen,
    /// A full bar, until this minute.
    Lasting(i64),
    /// A hollow bar, until this minute.
    Open(i64),
}

/// One mark on a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Minutes after T0; before it, negative.
    pub minute: i64,
    /// Its shape.
    pub shape: Shape,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name, which is its hue as well.
    pub name: &'static str,
    /// Its marks in the order of time.
    pub marks: Vec<Mark>,
}

/// The lanes of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// What the picture shows, for whoever cannot see it; the table beside it has every mark.
    pub spoken: String,
    /// The first minute.
    pub from: i64,
    /// The last minute.
    pub until: i64,
    /// Minutes with words below.
    pub ticks: Vec<(i64, String)>,
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
}

/// One value of a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The day, counted from any common day.
    pub day: i64,
    /// The value; nothing when it could not be computed.
    pub value: Option<f64>,
}

/// A dashed rule at a day: a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The day.
    pub day: i64,
    /// What it says at the line.
    pub label: String,
}

/// A band of severity on a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its lowest value.
    pub from: f64,
    /// Its name.
    pub label: String,
}

/// A curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What is measured: `PHQ-9`.
    pub name: String,
    /// What the picture shows, for whoever cannot see it.
    pub spoken: String,
    /// The lowest value the axis shows.
    pub low: f64,
    /// The highest value the axis shows.
    pub high: f64,
    /// The distance of the lines.
    pub step: f64,
    /// The values in the order of time.
    pub points: Vec<Point>,
    /// The dashed rules.
    pub rules: Vec<Rule>,
    /// The bands.
    pub bands: Vec<Band>,
    /// The first and the last day in words.
    pub ends: (String, String),
}

impl Lanes {
    pub(crate) fn texts<'d>(&'d self, texts: &mut Vec<&'d str>) {
        texts.push(&self.spoken);
        texts.extend(self.ticks.iter().map(|(_, words)| words.as_str()));
        texts.extend(self.lanes.iter().map(|it| it.name));
    }
}

impl Curve {
    pub(crate) fn texts<'d>(&'d self, texts: &mut Vec<&'d str>) {
        texts.extend([self.name.as_str(), &self.spoken, &self.ends.0, &self.ends.1]);
        texts.extend(self.rules.iter().map(|it| it.label.as_str()));
        texts.extend(self.bands.iter().map(|it| it.label.as_str()));
    }
}
