//! From days to places on a chronicle, at the two widths in which it is drawn.

/// The axis of time at one width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) width: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    first: i64,
    last: i64,
}

impl Scale {
    /// For a column of text.
    pub(super) fn wide(first: i64, last: i64) -> Self {
        Self { width: 720.0, left: 34.0, right: 590.0, first, last }
    }

    /// For a phone.
    pub(super) fn narrow(first: i64, last: i64) -> Self {
        Self { width: 360.0, left: 24.0, right: 282.0, first, last }
    }

    pub(super) fn is_narrow(&self) -> bool {
        self.width < 500.0
    }

    /// The place of a day, to a tenth.
    pub(super) fn x(&self, day: i64) -> f64 {
        let (from, until) = (self.left + 10.0, self.right - 22.0);
        let span = (self.last - self.first) as f64;
        let part = if span > 0.0 { (day - self.first) as f64 / span } else { 0.5 };
        ((from + part.clamp(0.0, 1.0) * (until - from)) * 10.0).round() / 10.0
    }

    /// Where something begins that held from this day on: the edge, when that lies before the first day.
    pub(super) fn start(&self, day: i64) -> f64 {
        if day <= self.first { self.left } else { self.x(day) }
    }

    /// Where something ends that held until this day: the edge, when that lies behind the last day.
    pub(super) fn end(&self, day: i64) -> f64 {
        if day >= self.last { self.right } else { self.x(day) }
    }
}

/// The labels that have room beside the one before, each at its place, given by place.
pub(super) fn apart<'t>(labels: impl Iterator<Item = (f64, &'t str)>, room: f64) -> Vec<(f64, &'t str)> {
    let mut free = f64::MIN;
    let mut kept = Vec::new();
    for (x, label) in labels {
        if x >= free && !label.is_empty() {
            kept.push((x, label));
            free = x + room.max(label.chars().count() as f64 * 6.6);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_day_stand_inside_the_axis() {
        for scale in [Scale::wide(10, 200), Scale::narrow(10, 200), Scale::narrow(10, 10)] {
            assert!(scale.x(10) > scale.left && scale.x(200) < scale.right);
        }
    }

    #[test]
    fn a_label_without_room_is_left_out() {
        let kept = apart([(0.0, "session 1"), (20.0, "2"), (70.0, "3")].into_iter(), 15.0);
        assert_eq!(kept, [(0.0, "session 1"), (70.0, "3")]);
    }
}
