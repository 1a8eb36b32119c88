//! The content: table after table, row after row, each value with what it is. Numbers stand with the low byte first.

use std::io::{ErrorKind, Read};

use crate::database::{Kind, Value};

const TABLE: u8 = b'T';
const ROW: u8 = b'R';
const END: u8 = b'E';

/// A table as the database describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<(String, Kind)>,
}

impl Table {
    /// Its columns as SQL names them. Names are those of our own migrations: see [`is_name`].
    pub fn column_list(&self) -> String {
        self.columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    }

    pub fn kinds(&self) -> Vec<Kind> {
        self.columns.iter().map(|(_, kind)| *kind).collect()
    }
}

/// One step through the content.
#[derive(Debug)]
pub(super) enum Record {
    Table(Table),
    Row(Vec<Value>),
    End,
}

/// Names of tables and columns go into SQL as they are; only plain ones do.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() < 64
        && text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
}

pub(super) fn table(table: &Table) -> Vec<u8> {
    let mut out = vec![TABLE];
    text(&mut out, &table.name);
    number(&mut out, table.columns.len());
    for (name, kind) in &table.columns {
        text(&mut out, name);
        out.push(match kind {
            Kind::Text => b't',
            Kind::Int => b'i',
            Kind::Bytes => b'b',
        });
    }
    out
}

pub(super) fn row(values: &[Value]) -> Vec<u8> {
    let mut out = vec![ROW];
    for value in values {
        match value {
            Value::Text(None) | Value::Int(None) | Value::Bytes(None) => out.push(0),
            Value::Int(Some(it)) => {
                out.push(1);
                out.extend_from_slice(&it.to_le_bytes());
            }
            Value::Text(Some(it)) => {
                out.push(1);
                text(&mut out, it);
            }
            Value::Bytes(Some(it)) => {
                out.push(1);
                number(&mut out, it.len());
                out.extend_from_slice(it);
            }
        }
    }
    out
}

pub(super) fn end() -> Vec<u8> {
    vec![END]
}

fn text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

fn number(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&u32::try_from(number).expect("no value is as long as 4 GB").to_le_bytes());
}

/// Reads records; every error means bytes that `take` did not write.
pub(super) struct Records<R> {
    from: R,
    kinds: Vec<Kind>,
    /// Bytes read so far.
    pub seen: u64,
}

impl<R: Read> Records<R> {
    pub fn new(from: R) -> Self {
        Self { from, kinds: Vec::new(), seen: 0 }
    }

    pub fn next(&mut self) -> std::io::Result<Record> {
        match self.byte()? {
            TABLE => {
                let name = self.name()?;
                let mut columns = Vec::new();
                for _ in 0..self.number()? {
                    let name = self.name()?;
                    let kind = match self.byte()? {
                        b't' => Kind::Text,
                        b'i' => Kind::Int,
                        b'b' => Kind::Bytes,
                        _ => return Err(odd()),
                    };
                    columns.push((name, kind));
                }
                self.kinds = columns.iter().map(|(_, kind)| *kind).collect();
                Ok(Record::Table(Table { name, columns }))
            }
            ROW => {
                let kinds = std::mem::take(&mut self.kinds);
                let row: std::io::Result<Vec<Value>> = kinds.iter().map(|kind| self.value(*kind)).collect();
                self.kinds = kinds;
                Ok(Record::Row(row?))
            }
            END => Ok(Record::End),
            _ => Err(odd()),
        }
    }

    fn value(&mut self, kind: Kind) -> std::io::Result<Value> {
        let is_there = match self.byte()? {
            0 => false,
            1 => true,
            _ => return Err(odd()),
        };
        Ok(match (kind, is_there) {
            (Kind::Int, false) => Value::Int(None),
            (Kind::Int, true) => {
                let mut bytes = [0; 8];
                self.fill(&mut bytes)?;
                Value::Int(Some(i64::from_le_bytes(bytes)))
            }
            (Kind::Text, false) => Value::Text(None),
            (Kind::Text, true) => Value::Text(Some(self.text()?)),
            (Kind::Bytes, false) => Value::Bytes(None),
            (Kind::Bytes, true) => Value::Bytes(Some(self.bytes()?)),
        })
    }

    fn name(&mut self) -> std::io::Result<String> {
        let name = self.text()?;
        if is_name(&name) { Ok(name) } else { Err(odd()) }
    }

    fn text(&mut self) -> std::io::Result<String> {
        String::from_utf8(self.bytes()?).map_err(|_| odd())
    }

    fn bytes(&mut self) -> std::io::Result<Vec<u8>> {
        let length = self.number()?;
        let mut bytes = Vec::new();
        let read = self.from.by_ref().take(u64::from(length)).read_to_end(&mut bytes)?;
        self.seen += read as u64;
        if read == length as usize { Ok(bytes) } else { Err(ErrorKind::UnexpectedEof.into()) }
    }

    fn number(&mut self) -> std::io::Result<u32> {
        let mut bytes = [0; 4];
        self.fill(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn byte(&mut self) -> std::io::Result<u8> {
        let mut byte = [0];
        self.fill(&mut byte)?;
        Ok(byte[0])
    }

    fn fill(&mut self, bytes: &mut [u8]) -> std::io::Result<()> {
        self.from.read_exact(bytes)?;
        self.seen += bytes.len() as u64;
        Ok(())
    }
}

fn odd() -> std::io::Error {
    ErrorKind::InvalidData.into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            any::<Option<String>>().prop_map(Value::Text),
            any::<Option<i64>>().prop_map(Value::Int),
            any::<Option<Vec<u8>>>().prop_map(Value::Bytes),
        ]
    }

    fn kind(value: &Value) -> Kind {
        match value {
            Value::Text(_) => Kind::Text,
            Value::Int(_) => Kind::Int,
            Value::Bytes(_) => Kind::Bytes,
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(values in prop::collection::vec(value(), 0..8)) {
            let columns = values.iter().enumerate().map(|(n, it)| (format!("c{n}"), kind(it))).collect();
            let written = Table { name: "entry".to_owned(), columns };
            let bytes = [table(&written), row(&values), end()].concat();
            let mut records = Records::new(bytes.as_slice());
            prop_assert!(matches!(records.next().unwrap(), Record::Table(it) if it == written));
            let Record::Row(read) = records.next().unwrap() else { panic!("no row") };
            prop_assert_eq!(read, values);
            prop_assert!(matches!(records.next().unwrap(), Record::End));
            prop_assert_eq!(records.seen, bytes.len() as u64);
        }

        #[test]
        fn other_bytes_are_refused_or_read_but_never_break_anything(bytes: Vec<u8>) {
            let mut records = Records::new(bytes.as_slice());
            while let Ok(record) = records.next() {
                if matches!(record, Record::End) {
                    break;
                }
            }
        }
    }

    #[test]
    fn only_plain_names_become_sql() {
        assert!(is_name("index_name") && is_name("c2"));
        for odd in ["", "a b", "entry;", "Entry", "\"x\"", "ä"] {
            assert!(!is_name(odd), "{odd}");
        }
    }
}
