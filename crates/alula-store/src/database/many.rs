//! Many rows in few statements: each statement costs a way to the database and back, however little it writes.

use std::sync::LazyLock;

use super::tx::{Sql, Tx, Value};
use crate::fault::StoreFault;

/// Rows that one statement writes, largest first; so few sizes that each stays prepared.
const SIZES: [usize; 4] = [64, 16, 4, 1];

/// The statements that write any number of rows of one table.
pub(crate) type Inserts = LazyLock<[String; SIZES.len()]>;

/// `INSERT INTO table (…) VALUES` for each size.
pub(crate) fn inserts(into: &str, columns: usize) -> [String; SIZES.len()] {
    SIZES.map(|rows| {
        let row = |n: usize| {
            let places: Vec<_> = (1..=columns).map(|at| format!("${}", n * columns + at)).collect();
            format!("({})", places.join(", "))
        };
        let rows: Vec<_> = (0..rows).map(row).collect();
        format!("{into} VALUES {}", rows.join(", "))
    })
}

impl Tx {
    /// Writes rows; `values` holds them one after the other, `columns` values each.
    pub(crate) async fn insert(
        &mut self,
        doing: &'static str,
        statements: &'static Inserts,
        columns: usize,
        values: &[Value],
    ) -> Result<(), StoreFault> {
        let mut rest = values;
        for (size, text) in SIZES.iter().zip(statements.iter()) {
            while rest.len() >= size * columns {
                let (now, later) = rest.split_at(size * columns);
                self.execute(doing, Sql { sqlite: text, postgres: text }, now).await?;
                rest = later;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_through() {
        let [.., four, one] = inserts("INSERT INTO t (a, b)", 2);
        assert_eq!(one, "INSERT INTO t (a, b) VALUES ($1, $2)");
        assert_eq!(four, "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8)");
    }
}
